#include "FactorKernels.h"
#include "Vectors.h"

/// Four rows and two vectors at a time stay in registers over the whole depth.
PART void subtract_tile(
    Vector *rows, intptr_t vectors, const float *coefficients, const Vector *block,
    intptr_t depth, intptr_t height, intptr_t width) {
  Vector sums[4][2];
  for (intptr_t i = 0; i < height; i++) {
    for (intptr_t v = 0; v < width; v++) sums[i][v] = rows[i * vectors + v];
  }
  for (intptr_t k = 0; k < depth; k++) {
    for (intptr_t i = 0; i < height; i++) {
      const float c = coefficients[i * depth + k];
      for (intptr_t v = 0; v < width; v++) sums[i][v] -= block[k * vectors + v] * c;
    }
  }
  for (intptr_t i = 0; i < height; i++) {
    for (intptr_t v = 0; v < width; v++) rows[i * vectors + v] = sums[i][v];
  }
}

PART void subtract(
    Vector *rows, intptr_t count, intptr_t first, intptr_t vectors, const float *coefficients,
    const Vector *block, intptr_t depth) {
  for (intptr_t v = first; v < vectors; v += 2) {
    const intptr_t width = vectors - v < 2 ? 1 : 2;
    intptr_t i = 0;
    for (; i + 4 <= count; i += 4) {
      Vector *tile = rows + i * vectors + v;
      const float *c = coefficients + i * depth;
      if (width == 2) {
        subtract_tile(tile, vectors, c, block + v, depth, 4, 2);
      } else {
        subtract_tile(tile, vectors, c, block + v, depth, 4, 1);
      }
    }
    for (; i < count; i++) {
      subtract_tile(
          rows + i * vectors + v, vectors, coefficients + i * depth, block + v, depth, 1, width);
    }
  }
}

WIDE static void subtract_wide(
    void *rows, intptr_t count, intptr_t first, intptr_t vectors, const float *coefficients,
    const void *block, intptr_t depth) {
  subtract(rows, count, first, vectors, coefficients, block, depth);
}

static void subtract_narrow(
    void *rows, intptr_t count, intptr_t first, intptr_t vectors, const float *coefficients,
    const void *block, intptr_t depth) {
  subtract(rows, count, first, vectors, coefficients, block, depth);
}

void block_product_subtract(
    void *rows, intptr_t count, intptr_t first, intptr_t vectors, const float *coefficients,
    const void *block, intptr_t depth) {
  if (factor_step_is_available()) {
    subtract_wide(rows, count, first, vectors, coefficients, block, depth);
  } else {
    subtract_narrow(rows, count, first, vectors, coefficients, block, depth);
  }
}
