#pragma once

#include <stdint.h>

/// Where something stands in a plane, and the number of points that it stands for.
typedef struct {
  float x;
  float y;
  float mass;
  float unused;
} PlaneSource;

/// Adds what `sources` do to vectors of eight points. Five vectors of floats lie one after the
/// other: x, y, and the sums so far, with q = 1 / (1 + d²), d the distance from a source, and m its mass:
///
///     Σ m q    Σ m q² (x − x_source)    Σ m q² (y − y_source)
///
/// The same bits on every processor: no operation is fused.
void plane_push(
    void *_Nonnull points, intptr_t vectors, const PlaneSource *_Nonnull sources, intptr_t count);

/// Σ p q (x − x_other) and Σ p q (y − y_other), with q as above.
///
/// - positions: x and y of all points, one after the other.
/// - others: `count` points, a multiple of eight, and the strength p of each.
void plane_pull(
    const float *_Nonnull positions, intptr_t point, const int32_t *_Nonnull others,
    const float *_Nonnull strengths, intptr_t count, float *_Nonnull force_x,
    float *_Nonnull force_y);
