#pragma once

#include <stdint.h>

/// rows −= coefficients · block: `count` rows of `vectors` vectors of eight floats, aligned as such, minus the
/// product of `count` × `depth` coefficients and `depth` rows of `vectors` vectors; the vectors before `first` stay.
///
/// The same bits on every processor: no operation is fused, and sums go through the block from its first row on.
void block_product_subtract(
    void *_Nonnull rows, intptr_t count, intptr_t first, intptr_t vectors, const float *_Nonnull coefficients,
    const void *_Nonnull block, intptr_t depth);
