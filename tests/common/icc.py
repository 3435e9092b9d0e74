# ICC profiles made and applied with LittleCMS, in double precision: Pillow's
# ImageCms does 8 bits only.  GIMP depends on the library, so it is there.
# SPDX-License-Identifier: GPL-3.0-or-later

import ctypes
from ctypes import POINTER, Structure, c_char_p, c_double, c_int, c_uint32
from ctypes import c_void_p

import numpy

lcms = ctypes.CDLL('liblcms2.so.2')

RELATIVE_COLORIMETRIC = 1
NO_OPTIMIZE_AND_BLACK_POINT = 0x0100 | 0x2000
RGB_DOUBLE = 1 << 22 | 4 << 16 | 3 << 3
GRAY_DOUBLE = 1 << 22 | 3 << 16 | 1 << 3


class Chromaticity(Structure):
    _fields_ = [('x', c_double), ('y', c_double), ('Y', c_double)]


def function(name, result, *arguments):
    found = getattr(lcms, name)
    found.restype, found.argtypes = result, arguments
    return found


open_memory = function('cmsOpenProfileFromMem', c_void_p, c_char_p, c_uint32)
save_memory = function('cmsSaveProfileToMem', c_int, c_void_p, c_void_p,
                       POINTER(c_uint32))
close = function('cmsCloseProfile', c_int, c_void_p)
new_srgb = function('cmsCreate_sRGBProfile', c_void_p)
new_rgb = function('cmsCreateRGBProfile', c_void_p, POINTER(Chromaticity),
                   POINTER(Chromaticity), POINTER(c_void_p))
new_gray = function('cmsCreateGrayProfile', c_void_p, POINTER(Chromaticity),
                    c_void_p)
new_empty = function('cmsCreateProfilePlaceholder', c_void_p, c_void_p)
set_version = function('cmsSetProfileVersion', None, c_void_p, c_double)
set_class = function('cmsSetDeviceClass', None, c_void_p, c_uint32)
set_space = function('cmsSetColorSpace', None, c_void_p, c_uint32)
set_pcs = function('cmsSetPCS', None, c_void_p, c_uint32)
write_tag = function('cmsWriteTag', c_int, c_void_p, c_uint32, c_void_p)
d50 = function('cmsD50_xyY', POINTER(Chromaticity))
d50_xyz = function('cmsD50_XYZ', c_void_p)
curve = function('cmsBuildParametricToneCurve', c_void_p, c_void_p, c_int,
                 POINTER(c_double))
new_pipeline = function('cmsPipelineAlloc', c_void_p, c_void_p, c_uint32,
                        c_uint32)
insert_stage = function('cmsPipelineInsertStage', c_int, c_void_p, c_int,
                        c_void_p)
curves_stage = function('cmsStageAllocToneCurves', c_void_p, c_void_p,
                        c_uint32, POINTER(c_void_p))
matrix_stage = function('cmsStageAllocMatrix', c_void_p, c_void_p, c_uint32,
                        c_uint32, POINTER(c_double), POINTER(c_double))
table_stage = function('cmsStageAllocCLut16bit', c_void_p, c_void_p, c_uint32,
                       c_uint32, c_uint32, c_void_p)
new_transform = function('cmsCreateTransform', c_void_p, c_void_p, c_uint32,
                         c_void_p, c_uint32, c_uint32, c_uint32)
do_transform = function('cmsDoTransform', None, c_void_p, c_void_p, c_void_p,
                        c_uint32)
delete_transform = function('cmsDeleteTransform', None, c_void_p)


def doubles(*values):
    return (c_double * len(values))(*values)


def signature(text):
    return int.from_bytes(text.encode(), 'big')


def power(exponent):
    return curve(None, 1, doubles(exponent))


def three(value):
    return (c_void_p * 3)(value, value, value)


def as_bytes(profile):
    size = c_uint32(0)
    assert save_memory(profile, None, ctypes.byref(size))
    memory = ctypes.create_string_buffer(size.value)
    assert save_memory(profile, memory, ctypes.byref(size))
    close(profile)
    return memory.raw


def srgb():
    return as_bytes(new_srgb())


def rgb(primaries, exponent):
    """A profile of three curves and a matrix, under D65."""
    corners = (Chromaticity * 3)(*[Chromaticity(x, y, 1)
                                   for x, y in primaries])
    white = Chromaticity(0.3127, 0.3290, 1)
    return as_bytes(new_rgb(ctypes.byref(white), corners,
                            three(power(exponent))))


def gray(exponent):
    return as_bytes(new_gray(d50(), power(exponent)))


def gray_lightness():
    """A gray that is Lab's L."""
    root = curve(None, 4, doubles(3, 100 / 116, 16 / 116, 100 / 903.3, 0.08))
    return as_bytes(new_gray(d50(), root))


def swap():
    """A table that swaps the first and the last channel: what reads such a
    profile's curves only has red for blue."""
    grid = numpy.array([[b, g, r] for r in (0, 1) for g in (0, 1)
                        for b in (0, 1)])
    table = (grid * 65535).astype('uint16')
    return table_stage(None, 2, 3, 3, table.ctypes.data)


def table():
    """A profile whose only way in and out are tables."""
    # Rec. 709 primaries under D50; the PCS counts XYZ up to 2 - 1 / 32768.
    matrix = numpy.array([[0.4360747, 0.3850649, 0.1430804],
                          [0.2225045, 0.7168786, 0.0606169],
                          [0.0139322, 0.0971045, 0.7141733]])
    matrix *= 32768 / 65535
    inverse = numpy.linalg.inv(matrix)
    profile = new_empty(None)
    set_version(profile, 4.3)
    set_class(profile, signature('mntr'))
    set_space(profile, signature('RGB '))
    set_pcs(profile, signature('XYZ '))
    write_tag(profile, signature('wtpt'), d50_xyz())

    forward = [curves_stage(None, 3, three(power(1))), swap(),
               curves_stage(None, 3, three(power(1.8))),
               matrix_stage(None, 3, 3, doubles(*matrix.flat), None),
               curves_stage(None, 3, three(power(1)))]
    back = [curves_stage(None, 3, three(power(1))),
            matrix_stage(None, 3, 3, doubles(*inverse.flat), None),
            curves_stage(None, 3, three(power(1 / 1.8))), swap(),
            curves_stage(None, 3, three(power(1)))]
    for tag, stages in (('A2B0', forward), ('B2A0', back)):
        pipeline = new_pipeline(None, 3, 3)
        for stage in stages:
            assert insert_stage(pipeline, 1, stage)        # at the end
        assert write_tag(profile, signature(tag), pipeline)
    return as_bytes(profile)


def to_srgb(profile, numbers):
    """What numbers, [n, 1 or 3], of a profile are as sRGB."""
    numbers = numpy.ascontiguousarray(numbers, 'float64')
    result = numpy.empty((len(numbers), 3))
    source, target = open_memory(profile, len(profile)), new_srgb()
    layout = GRAY_DOUBLE if numbers.shape[1] == 1 else RGB_DOUBLE
    transform = new_transform(source, layout, target, RGB_DOUBLE,
                              RELATIVE_COLORIMETRIC,
                              NO_OPTIMIZE_AND_BLACK_POINT)
    assert transform, 'LittleCMS does not take the profile'
    do_transform(transform, numbers.ctypes.data, result.ctypes.data,
                 len(numbers))
    delete_transform(transform)
    close(source)
    close(target)
    return result
