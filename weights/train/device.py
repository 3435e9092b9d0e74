# What trains: a GPU, or the CPU as fast as it can.
# SPDX-License-Identifier: GPL-3.0-or-later

import ctypes.util
import os
import sys

import torch
from torch import distributed

KEPT = str(8 << 30)      # bytes that glibc's malloc keeps for the next step


def restart_for_cpu(threads):
    """Starts the program again with what has to be known before it starts:
    the number of threads, and an allocator that keeps its pages.  Half of a
    step's backward pass is page faults otherwise."""
    if torch.cuda.is_available() or 'MALLOC_TRIM_THRESHOLD_' in os.environ:
        return
    environment = dict(os.environ, OMP_NUM_THREADS=str(threads),
                       OPENBLAS_NUM_THREADS=str(threads),
                       MALLOC_MMAP_THRESHOLD_=KEPT,
                       MALLOC_TRIM_THRESHOLD_=KEPT)
    tcmalloc = ctypes.util.find_library('tcmalloc_minimal')
    if tcmalloc:
        environment['LD_PRELOAD'] = tcmalloc
    os.execve(sys.executable, [sys.executable] + sys.argv, environment)


def has_bfloat16():
    """Whether the CPU multiplies bfloat16, which is slow where it has to be
    imitated."""
    try:
        with open('/proc/cpuinfo', encoding='ascii') as file:
            flags = file.read()
    except OSError:
        return False
    return 'avx512_bf16' in flags or 'amx_bf16' in flags


class Team:
    """The processes that train together, each on a device of its own; one
    alone without torchrun."""

    def __init__(self):
        self.size = int(os.environ.get('WORLD_SIZE', 1))
        self.rank = int(os.environ.get('RANK', 0))
        cuda = torch.cuda.is_available()
        if self.size > 1:
            distributed.init_process_group('nccl' if cuda else 'gloo')
        place = int(os.environ.get('LOCAL_RANK', 0))
        self.device = torch.device(f'cuda:{place}' if cuda else 'cpu')
        self.half = cuda or has_bfloat16()

    def precision(self):
        """A context in which convolutions compute in bfloat16, where that is
        fast."""
        return torch.autocast(self.device.type, torch.bfloat16,
                              enabled=self.half)

    def describe(self):
        if self.device.type == 'cuda':
            return f'bf16, {torch.cuda.get_device_name(self.device)}'
        threads = torch.get_num_threads()
        allocator = 'malloc'
        if 'tcmalloc' in os.environ.get('LD_PRELOAD', ''):
            allocator = 'tcmalloc'
        return (f'{"bf16" if self.half else "fp32"}, {threads} '
                f'thread{"s" if threads > 1 else ""}, {allocator}')

    def leads(self):
        return self.rank == 0

    def agreed(self, number):
        """The leader's number."""
        if self.size == 1:
            return number
        told = torch.tensor([number], dtype=torch.float64, device=self.device)
        distributed.broadcast(told, 0)
        return told.item()

    def wait(self):
        if self.size > 1:
            distributed.barrier()
