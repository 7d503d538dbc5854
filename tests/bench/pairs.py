# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of `run quality` in numpy: the product of indicator matrices, block by block.  PEOPLE ITEMS."""

import sys
import time

import numpy

people, items, categories = int(sys.argv[1]), int(sys.argv[2]), 5
random = numpy.random.default_rng(1)
answers = random.integers(0, categories, (people, items), dtype=numpy.int8)
answers[random.random((people, items)) < 0.02] = -1
begin = time.monotonic()
given = (answers >= 0).astype(numpy.float32)
each = numpy.concatenate([answers == c for c in range(categories)], axis=1).astype(numpy.float32)
best = numpy.zeros(people, dtype=numpy.float32)
for first in range(0, people, 1000):
    same = each[first : first + 1000] @ each.T
    both = given[first : first + 1000] @ given.T
    share = numpy.where(2 * both >= items, same / numpy.maximum(both, 1), -1)
    rows = numpy.arange(share.shape[0])
    share[rows, first + rows] = -1
    best[first : first + 1000] = share.max(axis=1)
took = time.monotonic() - begin
print(f"| numpy, matrix products, its own threads | {took:.2f} | {people * (people - 1) / 2 / took / 1e6:.0f} | {best.max():.4f} (other answers) |")
