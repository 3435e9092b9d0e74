# What the networks of the paper's Table 2 start from: random numbers, k-means,
# an autoencoder, or a network that has learned to color.
# SPDX-License-Identifier: GPL-3.0-or-later

import os

import torch
from torch import nn
from torch.nn import functional

from model import lab, network, weights_file
from model.layers import LAYERS
import photos

PHOTOS = 512             # that BatchNorm and k-means are shown
PATCHES = 6000           # of a layer's input, for k-means
ROUNDS = 10
MOMENTUM = 0.1           # of BatchNorm, once more than its start is learned
CELL = 4                 # pixels to a side of a cell of the network's output
RATE, BATCH, WARM_UP, DECAY = 1e-3, 16, 50, 0.5    # of the autoencoder
SIDE = 48


def centered(lightness):
    return (lightness - 50) / 100


def norms_of(net):
    return [m for m in net.modules() if isinstance(m, nn.BatchNorm2d)]


@torch.no_grad()
def gaussian(width, lightness, seed):
    """As before training, but for BatchNorm, which has seen the photos."""
    torch.manual_seed(seed)
    net = network.Network(width)
    for norm in norms_of(net):
        norm.momentum = None      # a plain mean
    for batch in lightness[:PHOTOS].split(64):
        net.blocks(centered(batch), last=7)
    for norm in norms_of(net):
        norm.momentum = MOMENTUM
    return net.eval()


def open_network(path):
    tensors, _ = weights_file.read(path)
    width = tensors['conv1_1.weight'].shape[0] / 64
    net = network.Network(width, len(tensors['head.bias'])).eval()
    weights_file.load_network(path, net)
    return net


def with_color(net):
    """Made to take all of Lab, without a change to what it gives: its first
    kernel is 0 for a and b, as the paper's."""
    gray = net.conv1_1
    net.conv1_1 = nn.Conv2d(3, gray.out_channels, 3, padding=1)
    with torch.no_grad():
        net.conv1_1.weight.zero_()
        net.conv1_1.weight[:, :1] = gray.weight
        net.conv1_1.bias.copy_(gray.bias)
    return net


def some_patches(x, conv, generator):
    """What a kernel 3x3 is laid on, at places by chance of its layer's input
    [N, C, H, W]: [PATCHES, 9 C]."""
    reach = conv.dilation[0]
    padded = functional.pad(x, [reach] * 4)
    photo, top, left = (torch.randint(size, (PATCHES,), generator=generator)
                        for size in (len(x), x.shape[2], x.shape[3]))
    taps = [padded[photo, :, top + i * reach, left + j * reach]
            for i in range(3) for j in range(3)]
    return torch.stack(taps, dim=2).flatten(1)


def spherical_k_means(x, count, generator):
    """Of directions [N, D]: `count` of them, each the mean of those that are
    nearest to it."""
    x = functional.normalize(x)
    centers = x[torch.randperm(len(x), generator=generator)[:count]]
    for _ in range(ROUNDS):
        nearest = (x @ centers.T).argmax(dim=1)
        sums = torch.zeros_like(centers).index_add_(0, nearest, x)
        empty = torch.bincount(nearest, minlength=count) == 0
        centers = functional.normalize(
            torch.where(empty[:, None], centers, sums))
    return centers


def kernels_of(patches, count, generator):
    """The k-means of whitened patches [N, D], as kernels: [count, D]."""
    x = patches - patches.mean(dim=0)
    # Their main directions, at most as many as there are kernels.
    _, scale, vectors = torch.svd_lowrank(x, min(count, x.shape[1]))
    values = scale ** 2 / len(x)
    whitening = vectors / (values + 1e-3 * values.mean()).sqrt()
    return spherical_k_means(x @ whitening, count, generator) @ whitening.T


@torch.no_grad()
def k_means(width, lightness, seed):
    """Each layer's kernels from what the layers before it give, scaled and
    shifted so that each channel has mean 0 and variance 1 (Kraehenbuehl et al.
    2016, Algorithm 1).  Their Algorithm 2, which lets all layers learn equally
    fast, is left out: AdamW's steps do not depend on a gradient's scale."""
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    net = network.Network(width).eval()
    x = centered(lightness[:PHOTOS])
    for layer in LAYERS:
        if layer.transposed:
            break
        conv = getattr(net, layer.name)
        kernels = kernels_of(some_patches(x, conv, generator),
                             conv.out_channels, generator)
        conv.weight.copy_(kernels.reshape(conv.weight.shape))
        x = conv(x)
        scale = 1 / (x.std(dim=(0, 2, 3)) + 1e-6)
        conv.weight.mul_(scale[:, None, None, None])
        conv.bias.copy_(-scale * x.mean(dim=(0, 2, 3)))
        x = functional.relu(x * scale[:, None, None]
                            + conv.bias[:, None, None])
        if layer.norm:
            norm = getattr(net, layer.norm)
            norm.running_mean.copy_(x.mean(dim=(0, 2, 3)))
            norm.running_var.copy_(x.var(dim=(0, 2, 3)))
            x = norm(x)
    return net


def train_autoencoder(net, data, views, team):
    """To give back the lightness of each pixel, a cell's as its outputs."""
    generator = torch.Generator().manual_seed(1)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE)
    shapes = data.alike(torch.arange(len(data)))
    shares = torch.tensor([float(len(part)) for _, part in shapes])
    steps = max(1, views // BATCH)
    for step in range(steps):
        for group in optimizer.param_groups:
            group['lr'] = RATE * min(1, (step + 1) / WARM_UP,
                                     (1 - step / steps) / DECAY)
        shape, part = shapes[torch.multinomial(shares, 1,
                                               generator=generator)]
        pick = part[torch.randint(len(part), (BATCH,), generator=generator)]
        rgb = data.views(pick, *photos.view_size(shape, SIDE), generator)
        lightness = lab.lab_of_rgb(rgb)[:, :1]
        with team.precision():
            output = net(lightness.contiguous(
                memory_format=torch.channels_last))
        wanted = functional.pixel_unshuffle(centered(lightness), CELL)
        error = functional.mse_loss(output.float(), wanted)
        net.zero_grad(set_to_none=True)
        error.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        if step % 50 == 0 or step == steps - 1:
            print(f'autoencoder: {(step + 1) * BATCH} views, '
                  f'{100 * error.item() ** 0.5:.1f} of L off', flush=True)


def autoencoder(path, width, data, views, team):
    """Trained once, and kept in path; data(): the photos, wanted only then."""
    if not os.path.exists(path):
        torch.manual_seed(1)
        net = network.Network(width, CELL ** 2).to(
            memory_format=torch.channels_last)
        train_autoencoder(net, data(), views, team)
        weights_file.save_network(path, net, SIDE)
    return open_network(path)
