#include "FactorKernels.h"
#include "Vectors.h"

/// Some lanes of x and vectors of y at a time stay in registers over all rows.
PART void gram_tile(
    const float *x, const Vector *y, intptr_t width, intptr_t count, float weight, Vector *out, intptr_t height,
    intptr_t vectors) {
  Vector sums[4][2] = {{{0}}};
  for (intptr_t n = 0; n < count; n++) {
    for (intptr_t i = 0; i < height; i++) {
      const float number = x[n * width * lanes + i];
      for (intptr_t v = 0; v < vectors; v++) sums[i][v] += y[n * width + v] * number;
    }
  }
  for (intptr_t i = 0; i < height; i++) {
    for (intptr_t v = 0; v < vectors; v++) out[i * width + v] = sums[i][v] * weight;
  }
}

PART void gram(
    const float *x, const Vector *y, intptr_t width, intptr_t count, intptr_t size, float weight, Vector *sums) {
  for (intptr_t v = 0; v < width;) {
    const intptr_t vectors = width - v >= 2 ? 2 : 1;
    for (intptr_t i = 0; i < size;) {
      const intptr_t height = size - i < 4 ? 1 : 4;
      Vector *out = sums + i * width + v;
      if (vectors == 2 && height == 4) {
        gram_tile(x + i, y + v, width, count, weight, out, 4, 2);
      } else {
        gram_tile(x + i, y + v, width, count, weight, out, height, vectors);
      }
      i += height;
    }
    v += vectors;
  }
}

/// All vectors of a block at once, with two sums for each, so that one need not wait for the other: the panel is read
/// once, from its first row on.
PART void product_of(const Vector *panel, intptr_t width, intptr_t size, const float *z, Vector *result) {
  Vector even[4] = {{0}}, odd[4] = {{0}};
  intptr_t i = 0;
  for (; i + 2 <= size; i += 2) {
    for (intptr_t v = 0; v < width; v++) even[v] += panel[i * width + v] * z[i];
    for (intptr_t v = 0; v < width; v++) odd[v] += panel[(i + 1) * width + v] * z[i + 1];
  }
  for (intptr_t v = 0; v < width; v++) {
    if (i < size) even[v] += panel[i * width + v] * z[i];
    result[v] = even[v] + odd[v];
  }
}

PART double residuals_of(
    const Vector *block, intptr_t width, const int32_t *others, intptr_t count, const Vector *z, float *residuals) {
  double sum = 0;
  for (intptr_t n = 0; n < count; n++) {
    const Vector *x = block + others[n] * width;
    Vector products = x[0] * z[0];
    for (intptr_t v = 1; v < width; v++) products += x[v] * z[v];
    residuals[n] -= tree_sum(&products);
    sum += (double)residuals[n] * (double)residuals[n];
  }
  return sum;
}

#define GRAM gram(x, y, width, count, size, weight, sums)
// A constant count of vectors lets the compiler unroll: a block of 16 factors is 2.
#define PRODUCT                                    \
  if (width == 2) {                                \
    product_of(panel, 2, size, z, result);         \
  } else {                                         \
    product_of(panel, width, size, z, result);     \
  }
#define RESIDUALS                                                 \
  return width == 2                                               \
      ? residuals_of(block, 2, others, count, z, residuals)       \
      : residuals_of(block, width, others, count, z, residuals);
WIDE static void gram_wide(
    const void *x, const void *y, intptr_t width, intptr_t count, intptr_t size, float weight, void *sums) {
  GRAM;
}
static void gram_narrow(
    const void *x, const void *y, intptr_t width, intptr_t count, intptr_t size, float weight, void *sums) {
  GRAM;
}
WIDE static void product_wide(const void *panel, intptr_t width, intptr_t size, const void *z, void *result) {
  PRODUCT
}
static void product_narrow(const void *panel, intptr_t width, intptr_t size, const void *z, void *result) {
  PRODUCT
}
WIDE static double residuals_wide(
    const void *block, intptr_t width, const int32_t *others, intptr_t count, const void *z, float *residuals) {
  RESIDUALS
}
static double residuals_narrow(
    const void *block, intptr_t width, const int32_t *others, intptr_t count, const void *z, float *residuals) {
  RESIDUALS
}

void row_panel_gram(
    const void *x, const void *y, intptr_t width, intptr_t count, intptr_t size, float weight, void *sums) {
  if (factor_step_is_available()) {
    gram_wide(x, y, width, count, size, weight, sums);
  } else {
    gram_narrow(x, y, width, count, size, weight, sums);
  }
}

void row_panel_product(const void *panel, intptr_t width, intptr_t size, const void *z, void *result) {
  if (factor_step_is_available()) {
    product_wide(panel, width, size, z, result);
  } else {
    product_narrow(panel, width, size, z, result);
  }
}

double row_panel_residuals(
    const void *block, intptr_t width, const int32_t *others, intptr_t count, const void *z, float *residuals) {
  return factor_step_is_available() ? residuals_wide(block, width, others, count, z, residuals)
                                    : residuals_narrow(block, width, others, count, z, residuals);
}
