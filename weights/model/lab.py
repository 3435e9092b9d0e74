# sRGB to CIE Lab with the D65 white, as in engine/lab.c.
# SPDX-License-Identifier: GPL-3.0-or-later

import torch

# Rows: X, Y, Z of linear sRGB, each divided by the white point's.
XYZ_OF_RGB = ((0.412453 / 0.95047, 0.357580 / 0.95047, 0.180423 / 0.95047),
              (0.212671, 0.715160, 0.072169),
              (0.019334 / 1.08883, 0.119193 / 1.08883, 0.950227 / 1.08883))


def lab_of_rgb(rgb):
    """R'G'B' in 0..1, [..., 3, H, W] -> L in 0..100, a and b, same shape."""
    linear = torch.where(rgb > 0.04045,
                         ((rgb + 0.055) / 1.055).clamp(min=0) ** 2.4,
                         rgb / 12.92)
    xyz = torch.einsum('ij,...jhw->...ihw',
                       torch.tensor(XYZ_OF_RGB, device=rgb.device), linear)
    f = torch.where(xyz > 0.008856, xyz.clamp(min=1e-6) ** (1 / 3),
                    7.787 * xyz + 16 / 116)
    x, y, z = f.unbind(-3)
    return torch.stack((116 * y - 16, 500 * (x - y), 200 * (y - z)), dim=-3)
