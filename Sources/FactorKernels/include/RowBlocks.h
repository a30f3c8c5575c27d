#pragma once

#include <stdint.h>

// What solving for rows block by block takes beside `row_system_solve`. Features stand in panels: the same few vectors
// of every row, one row after the other. Vectors are of eight floats, aligned as such. The same bits on every
// processor: no operation is fused. A panel has at most four vectors of a row.

/// sums = weight · Xᵀ Y: for each of `size` lanes i of a panel X, the sum over `count` rows of x_i times the row of a
/// panel Y. Rows of both, and of the sums, have `width` vectors.
void row_panel_gram(
    const void *_Nonnull x, const void *_Nonnull y, intptr_t width, intptr_t count, intptr_t size, float weight,
    void *_Nonnull sums);

/// result = panelᵀ z: the sum over `size` unknowns of z_i times row i of a panel of `width` vectors.
void row_panel_product(
    const void *_Nonnull panel, intptr_t width, intptr_t size, const void *_Nonnull z, void *_Nonnull result);

/// Takes what a block says of each rating off what is left of it: residual −= x_B · z_B, for `count` ratings of the rows
/// `others` of a panel of `width` vectors.
///
/// Returns the sum of the squares of what is left.
double row_panel_residuals(
    const void *_Nonnull block, intptr_t width, const int32_t *_Nonnull others, intptr_t count,
    const void *_Nonnull z, float *_Nonnull residuals);
