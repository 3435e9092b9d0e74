# The training recipe's network with the tensors of a weights file.
# SPDX-License-Identifier: GPL-3.0-or-later

import torch

from model import network, weights_file


def load(path):
    """A network ready to run, with whatever channel counts the file has."""
    tensors, _ = weights_file.read(path)
    net = network.Network(width=1 / 64)    # its tensors are all replaced
    for ours, theirs in weights_file.parts(net):
        layer, part = theirs.split('.')
        module = getattr(net, layer)
        tensor = torch.from_numpy(tensors[ours].astype('float32'))
        if isinstance(getattr(module, part), torch.nn.Parameter):
            tensor = torch.nn.Parameter(tensor, requires_grad=False)
        setattr(module, part, tensor)
    return net.eval()
