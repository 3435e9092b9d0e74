# A PyTorch model of the authors' layout and full size, imported, gives what
# PyTorch makes of it; in both forms of its files.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
import sys
import tempfile

try:
    import torch
    from torch import nn
except ImportError:
    print('skipped: no PyTorch')
    sys.exit(77)
import numpy

import release


def block(channels, out, count, stride=1, dilation=1):
    layers = []
    for i in range(count):
        layers += [nn.Conv2d(channels, out, 3, stride if i == count - 1 else 1,
                             dilation, dilation), nn.ReLU()]
        channels = out
    return nn.Sequential(*layers, nn.BatchNorm2d(out))


class Release(nn.Module):
    def __init__(self):
        super().__init__()
        self.model1 = block(1, 64, 2, stride=2)
        self.model2 = block(64, 128, 2, stride=2)
        self.model3 = block(128, 256, 3, stride=2)
        self.model4 = block(256, 512, 3)
        self.model5 = block(512, 512, 3, dilation=2)
        self.model6 = block(512, 512, 3, dilation=2)
        self.model7 = block(512, 512, 3)
        self.model8 = nn.Sequential(
            nn.ConvTranspose2d(512, 256, 4, 2, 1), nn.ReLU(),
            nn.Conv2d(256, 256, 3, 1, 1), nn.ReLU(),
            nn.Conv2d(256, 256, 3, 1, 1), nn.ReLU(),
            nn.Conv2d(256, release.CLASSES, 1))
        self.model_out = nn.Conv2d(release.CLASSES, 2, 1, bias=False)

    def forward(self, lightness):
        x = (lightness - 50) / 100
        for number in range(1, 9):
            x = getattr(self, f'model{number}')(x)
        return x, 110 * self.model_out(x.softmax(1))


# As in the authors' eccv16.py.
NAMES = {
    'conv1_1': 'model1.0', 'conv1_2': 'model1.2', 'conv1_2norm': 'model1.4',
    'conv2_1': 'model2.0', 'conv2_2': 'model2.2', 'conv2_2norm': 'model2.4',
    'conv3_1': 'model3.0', 'conv3_2': 'model3.2', 'conv3_3': 'model3.4',
    'conv3_3norm': 'model3.6',
    'conv4_1': 'model4.0', 'conv4_2': 'model4.2', 'conv4_3': 'model4.4',
    'conv4_3norm': 'model4.6',
    'conv5_1': 'model5.0', 'conv5_2': 'model5.2', 'conv5_3': 'model5.4',
    'conv5_3norm': 'model5.6',
    'conv6_1': 'model6.0', 'conv6_2': 'model6.2', 'conv6_3': 'model6.4',
    'conv6_3norm': 'model6.6',
    'conv7_1': 'model7.0', 'conv7_2': 'model7.2', 'conv7_3': 'model7.4',
    'conv7_3norm': 'model7.6',
    'conv8_1': 'model8.0', 'conv8_2': 'model8.2', 'conv8_3': 'model8.4',
    'head': 'model8.6'}


@torch.no_grad()
def fill(net, ours, order):
    """Our tensors under PyTorch's names, the classes in this order."""
    state = net.state_dict()
    for name, numbers in ours.items():
        layer, part = name.split('.')
        part = {'mean': 'running_mean',
                'variance': 'running_var'}.get(part, part)
        numbers = numbers[order] if layer == 'head' else numbers
        state[f'{NAMES[layer]}.{part}'].copy_(torch.from_numpy(numbers))
    state['model_out.weight'].copy_(torch.from_numpy(
        release.centers[order].T.reshape(2, -1, 1, 1).copy() / 110))


@torch.no_grad()
def check(folder, net, ours, order, is_zip):
    random = numpy.random.default_rng(2)
    photo = release.lightness(random)
    fill(net, ours, order)
    torch.save(net.state_dict(), f'{folder}/model.pth',
               _use_new_zipfile_serialization=is_zip)
    subprocess.run([sys.executable, release.PTH, f'{folder}/model.pth',
                    f'{folder}/a.weights'], check=True)
    scores, ab = release.engine(folder, f'{folder}/a.weights', photo, 1)
    their_scores, their_ab = net(torch.from_numpy(photo)[None, None])
    release.compare('PyTorch, zip' if is_zip else 'PyTorch, old form',
                    scores, ab, their_scores[0].numpy()[order.argsort()],
                    their_ab[0].numpy(), (1e-3, 0.05))


def check_cut_off(folder):
    size = os.path.getsize(f'{folder}/model.pth')
    for rest in size - 1, size // 2, 1000:
        os.truncate(f'{folder}/model.pth', rest)
        done = subprocess.run([sys.executable, release.PTH,
                               f'{folder}/model.pth', f'{folder}/b.weights'],
                              capture_output=True, text=True)
        assert done.returncode == 1 and 'damaged' in done.stderr, done
        assert done.stderr.count('\n') == 1, done


def main(folder):
    random = numpy.random.default_rng(3)
    ours = release.tensors(random, affine=True)
    net = Release().eval()
    check(folder, net, ours, numpy.arange(release.CLASSES), True)
    release.check_full_disk(folder, [sys.executable, release.PTH],
                            f'{folder}/model.pth')
    check_cut_off(folder)
    check(folder, net, ours, random.permutation(release.CLASSES), False)
    check_cut_off(folder)
    assert len(os.listdir(folder)) == 4    # nothing temporary is left


with tempfile.TemporaryDirectory() as work:
    main(work)
