#pragma once

#include <stdint.h>

/// Rows and columns of a tile of a matrix.
enum { tile_size = 192 };
/// Rows that lie together where a tile is taken by rows, and columns where it is taken by columns.
enum { tile_rows = 4, tile_columns = 16 };

/// tile −= rows · columns, three tiles of 192 × 192 floats, aligned as vectors of eight.
///
/// `tile` lies row by row. `rows` lies in panels of four rows: for each place in depth the four numbers of a panel. `columns`
/// lies in panels of sixteen columns: for each place in depth the sixteen numbers of a panel. So whatever is read next lies
/// next.
///
/// Its bits are those of every processor: no operation is fused, and sums go through the depth from its first place on.
void tile_product_subtract(
    void *_Nonnull tile, const float *_Nonnull rows, const void *_Nonnull columns);
