#pragma once

#include <stdint.h>

/// The least squares problem of one row, the rows of the other side held fixed:
///
///     A z = b    A = w P + Σ x xᵀ + ridge · I    b = p + Σ x √c (value − offset)
///
/// summed over the row's ratings, x the features of what was rated, times the root of its weight c where
/// ratings differ in weight. Vectors are of eight floats, aligned as such; features are padded with zeros
/// to whole vectors.
typedef struct {
  /// x by row of the other side, `vectors` each.
  const void *_Nonnull features;
  /// What is subtracted from a rating, by row of the other side.
  const float *_Nonnull offsets;
  /// √c by row of the other side; null where all weights are 1.
  const float *_Nullable roots;
  /// The ratings: rows of the other side, and values.
  const int32_t *_Nonnull others;
  const float *_Nonnull values;
  intptr_t count;
  /// Unknowns.
  intptr_t size;
  /// Vectors in a row, enough for `size` floats.
  intptr_t vectors;
  float ridge;
  /// P, `size` × `vectors`, symmetric, and p, `vectors`; null for zeros.
  const void *_Nullable prior;
  const void *_Nullable prior_right;
  /// w.
  float prior_weight;
  /// ε: z becomes A⁻¹b + U⁻¹ε, where A = UᵀU; null for none.
  const float *_Nullable noise;
  /// 1 in the lanes of unknowns, 0 behind them; `vectors`. Read by `row_system_descend` alone.
  const void *_Nullable mask;
  /// Room for `size` × `vectors` vectors, 2 × `vectors` at least, and for `vectors`.
  void *_Nonnull matrix;
  void *_Nonnull right;
  /// z, `vectors`; zeros past `size`.
  void *_Nonnull solution;
} RowSystem;

/// Solves for z by Cholesky's factorization. A direction in which A is singular to rounding gets 0.
///
/// The same bits on every processor: no operation is fused.
///
/// Source: Golub, Van Loan: Matrix Computations, section 4.2.
///
/// Returns the sum of squared errors of the row's ratings with z, unweighted.
double row_system_solve(const RowSystem *_Nonnull system);

/// Solves for z as `row_system_solve` does, and leaves its errors to whoever wants them.
void row_system_minimize(const RowSystem *_Nonnull system);

/// Moves z from where it stands towards the solution, by steps of conjugate gradients: for many unknowns less
/// work than a factorization, and as good where z is near already, as it is from sweep to sweep. p and ε are
/// not heeded.
///
/// The same bits on every processor: no operation is fused.
///
/// Source: Takács, Pilászy, Tikk: Applications of the Conjugate Gradient Method for Implicit Feedback
/// Collaborative Filtering, RecSys 2011. https://doi.org/10.1145/2043932.2043987
///
/// Returns the sum of squared errors of the row's ratings with z, unweighted.
double row_system_descend(const RowSystem *_Nonnull system, intptr_t steps);

/// Σ x xᵀ over `count` rows of `vectors` vectors: the whole symmetric matrix, `size` × `vectors`.
void row_gram(
    const void *_Nonnull features, intptr_t count, intptr_t size, intptr_t vectors,
    void *_Nonnull matrix);
