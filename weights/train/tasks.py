# The tasks of the paper's Table 2, each with its head, loss and figure, and the
# training of a network for one of them.
# SPDX-License-Identifier: GPL-3.0-or-later

import torch
from torch import nn
from torch.nn import functional

import pascal

HEAD = 8                 # the block that a task's own head stands for
BATCH = 16
RATE, HEAD_RATE = 1e-3, 5e-3
WARM_UP, DECAY = 20, 0.7    # steps; the last share, in which the rate falls
POOLED = 3               # cells to a side that classification sees


def enlarged(scores, masks):
    return functional.interpolate(scores, masks.shape[-2:], mode='bilinear',
                                  align_corners=False)


class Classification:
    """Which classes a photo shows: mean average precision."""
    name, figure = 'classification', 'mAP'

    def __init__(self, data):
        self.targets = data.shows.expand(2, *data.shows.shape)

    def head(self, channels):
        classes = self.targets.shape[2]
        return nn.Sequential(nn.BatchNorm2d(channels, affine=False),
                             nn.AdaptiveAvgPool2d(POOLED), nn.Flatten(),
                             nn.Linear(POOLED ** 2 * channels, classes))

    @staticmethod
    def loss(scores, shows):
        return functional.binary_cross_entropy_with_logits(scores, shows)

    @staticmethod
    def judge(scores, shows):
        return pascal.mean_average_precision(scores, shows)


class Segmentation:
    """Which class each pixel shows, guessed on the network's own grid: mean
    intersection over union, the background being a class."""
    name, figure = 'segmentation', 'mIU'

    def __init__(self, data):
        self.targets = torch.stack([data.masks, data.masks.flip(2)])
        self.classes = 1 + len(data.classes)

    def head(self, channels):
        return nn.Sequential(nn.BatchNorm2d(channels, affine=False),
                             nn.Conv2d(channels, self.classes, 1))

    @staticmethod
    def loss(scores, masks):
        masks = masks[:, ::2, ::2]     # a quarter of the pixels says as much
        return functional.cross_entropy(enlarged(scores, masks), masks,
                                        ignore_index=pascal.BORDER)

    def judge(self, scores, masks):
        return pascal.mean_intersection_over_union(
            enlarged(scores, masks).argmax(dim=1), masks, self.classes)


def block_of(name):
    """The block of a network's part: 1 to 7, or 8 for all from there on."""
    return int(name[4]) if name[4:5].isdigit() else HEAD


def rate_factor(step, steps):
    return min(1, (step + 1) / WARM_UP, (1 - step / steps) / DECAY)


def fit(task, net, first, inputs, rows, epochs, seed, team):
    """Trains the blocks from `first` on and a new head, which it returns, on
    the photos `rows`.  inputs: what block `first` is given, of each photo and
    of its mirror image, [2, N, ...]."""
    torch.manual_seed(seed)
    head = task.head(net.conv7_3.out_channels)
    trained = [part for name, part in net.named_children()
               if first <= block_of(name) < HEAD]
    for part in trained:
        part.train()
    kernels = [p for part in trained for p in part.parameters()]
    groups = [{'params': head.parameters(), 'lr': HEAD_RATE}]
    if kernels:
        groups.append({'params': kernels, 'lr': RATE})
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)

    step, steps = 0, epochs * -(-len(rows) // BATCH)
    for _ in range(epochs):
        for batch in rows[torch.randperm(len(rows))].split(BATCH):
            for group, rate in zip(optimizer.param_groups,
                                   (HEAD_RATE, RATE)):
                group['lr'] = rate * rate_factor(step, steps)
            mirrored = torch.randint(2, (len(batch),))
            x = inputs[mirrored, batch].float()
            with team.precision():
                x = net.blocks(x, first, HEAD - 1)
            value = task.loss(head(x.float()), task.targets[mirrored, batch])
            optimizer.zero_grad(set_to_none=True)
            value.backward()
            optimizer.step()
            step += 1
    net.eval()
    return head.eval()


@torch.no_grad()
def judge(task, net, head, first, inputs, rows, team):
    """In percent, on the photos `rows`."""
    scores = []
    for batch in rows.split(64):
        with team.precision():
            x = net.blocks(inputs[0, batch].float(), first, HEAD - 1)
        scores.append(head(x.float()))
    return 100 * task.judge(torch.cat(scores), task.targets[0, rows])
