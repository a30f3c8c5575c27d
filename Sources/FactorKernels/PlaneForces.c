#include "FactorKernels.h"
#include "Vectors.h"

#include <string.h>

enum { felt_vectors = 5 };

/// A vector wherever floats may stand.
typedef float LooseVector __attribute__((vector_size(32), aligned(4)));

PART void push(LooseVector *points, intptr_t vectors, const PlaneSource *sources, intptr_t count) {
  for (intptr_t v = 0; v < vectors; v++) {
    LooseVector *felt = points + v * felt_vectors;
    const Vector x = felt[0], y = felt[1];
    Vector sum = felt[2], force_x = felt[3], force_y = felt[4];
    for (intptr_t s = 0; s < count; s++) {
      const Vector dx = x - sources[s].x, dy = y - sources[s].y;
      const Vector q = 1 / (1 + (dx * dx + dy * dy));
      const Vector weighted = q * sources[s].mass;
      const Vector strength = weighted * q;
      sum += weighted;
      force_x += strength * dx;
      force_y += strength * dy;
    }
    felt[2] = sum;
    felt[3] = force_x;
    felt[4] = force_y;
  }
}

/// Four points, x and y by turns.
PART void gather(Vector *points, const float *positions, const int32_t *items) {
  for (intptr_t i = 0; i < lanes / 2; i++) {
    memcpy((float *)points + 2 * i, positions + 2 * (intptr_t)items[i], 2 * sizeof(float));
  }
}

PART void pull(
    const float *positions, intptr_t point, const int32_t *others, const float *strengths,
    intptr_t count, float *force_x, float *force_y) {
  const float x = positions[2 * point], y = positions[2 * point + 1];
  Vector sum_x = {0}, sum_y = {0};
  for (intptr_t e = 0; e < count; e += lanes) {
    Vector one, other;
    gather(&one, positions, others + e);
    gather(&other, positions, others + e + lanes / 2);
    const Vector dx = x - __builtin_shufflevector(one, other, 0, 2, 4, 6, 8, 10, 12, 14);
    const Vector dy = y - __builtin_shufflevector(one, other, 1, 3, 5, 7, 9, 11, 13, 15);
    const Vector strength = *(const LooseVector *)(strengths + e) / (1 + (dx * dx + dy * dy));
    sum_x += strength * dx;
    sum_y += strength * dy;
  }
  *force_x = tree_sum(&sum_x);
  *force_y = tree_sum(&sum_y);
}

WIDE static void push_wide(
    LooseVector *points, intptr_t vectors, const PlaneSource *sources, intptr_t count) {
  push(points, vectors, sources, count);
}

static void push_narrow(
    LooseVector *points, intptr_t vectors, const PlaneSource *sources, intptr_t count) {
  push(points, vectors, sources, count);
}

void plane_push(void *points, intptr_t vectors, const PlaneSource *sources, intptr_t count) {
  if (factor_step_is_available()) {
    push_wide(points, vectors, sources, count);
  } else {
    push_narrow(points, vectors, sources, count);
  }
}

WIDE static void pull_wide(
    const float *positions, intptr_t point, const int32_t *others, const float *strengths,
    intptr_t count, float *force_x, float *force_y) {
  pull(positions, point, others, strengths, count, force_x, force_y);
}

static void pull_narrow(
    const float *positions, intptr_t point, const int32_t *others, const float *strengths,
    intptr_t count, float *force_x, float *force_y) {
  pull(positions, point, others, strengths, count, force_x, force_y);
}

void plane_pull(
    const float *positions, intptr_t point, const int32_t *others, const float *strengths,
    intptr_t count, float *force_x, float *force_y) {
  if (factor_step_is_available()) {
    pull_wide(positions, point, others, strengths, count, force_x, force_y);
  } else {
    pull_narrow(positions, point, others, strengths, count, force_x, force_y);
  }
}
