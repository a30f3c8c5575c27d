#include "FactorKernels.h"
#include "Vectors.h"

/// Four rows and two vectors stay in registers over the whole depth.
PART void subtract_part(float *tile, const float *rows, const Vector *columns) {
  Vector sums[tile_rows][2];
#pragma unroll
  for (intptr_t i = 0; i < tile_rows; i++) {
    const Vector *row = (const Vector *)(tile + i * tile_size);
    sums[i][0] = row[0];
    sums[i][1] = row[1];
  }
  for (intptr_t k = 0; k < tile_size; k++) {
    const Vector left = columns[2 * k], right = columns[2 * k + 1];
#pragma unroll
    for (intptr_t i = 0; i < tile_rows; i++) {
      const float c = rows[k * tile_rows + i];
      sums[i][0] -= left * c;
      sums[i][1] -= right * c;
    }
  }
#pragma unroll
  for (intptr_t i = 0; i < tile_rows; i++) {
    Vector *row = (Vector *)(tile + i * tile_size);
    row[0] = sums[i][0];
    row[1] = sums[i][1];
  }
}

PART void subtract(float *tile, const float *rows, const float *columns) {
  for (intptr_t j = 0; j < tile_size; j += tile_columns) {
    for (intptr_t i = 0; i < tile_size; i += tile_rows) {
      subtract_part(
          tile + i * tile_size + j, rows + i * tile_size, (const Vector *)(columns + j * tile_size));
    }
  }
}

WIDE static void subtract_wide(float *tile, const float *rows, const float *columns) {
  subtract(tile, rows, columns);
}

static void subtract_narrow(float *tile, const float *rows, const float *columns) {
  subtract(tile, rows, columns);
}

void tile_product_subtract(void *tile, const float *rows, const void *columns) {
  if (factor_step_is_available()) {
    subtract_wide(tile, rows, columns);
  } else {
    subtract_narrow(tile, rows, columns);
  }
}
