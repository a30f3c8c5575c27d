#pragma once

#include <stdint.h>

/// One user's ratings in a pass of SVD++ by stochastic gradient descent. Rows are of `vectors` vectors of eight
/// floats, aligned as such:
///
///     user p, b_u, 1    movie q, 1, b_i    implicit y, 0, 0
///
/// padded with zeros.
typedef struct {
  void *_Nonnull user;
  /// Rows of all movies.
  void *_Nonnull movies;
  void *_Nonnull implicit;
  /// The ratings, in the order in which they are learned: movies and values.
  const int32_t *_Nonnull rated;
  const float *_Nonnull values;
  intptr_t count;
  /// N(u): the movies that the user rated, each once.
  const int32_t *_Nonnull seen;
  intptr_t seen_count;
  intptr_t vectors;
  /// γ and λ.
  float learning_rate;
  float regularization;
  /// λ of y.
  float implicit_regularization;
  /// Of a user's, a movie's and an implicit row, one after another: 1 where a lane is learned, 0 where it is
  /// constant.
  const void *_Nonnull masks;
  /// Room for 2 × `vectors`.
  void *_Nonnull room;
} ImplicitUser;

/// Learns from the ratings one by one, as if every y_j moved at each of them:
///
///     e = r − b_u − b_i − q_i · z    z = p_u + |N(u)|^−½ Σ_j y_j
///     p_u += γ (e q_i − λ p_u)    q_i += γ (e z − λ q_i)    y_j += γ (e |N(u)|^−½ q_i − λ y_j), j in N(u)
///
/// Since all y_j of a user take the same additions and shrink alike, their sum is kept up to date in one
/// row, and they are made up for at the end: y_j ← a y_j + b. That costs as much for a rating as plain
/// factors do, where the loop over N(u) costs |N(u)| times that.
///
/// The same bits on every processor: no operation is fused.
///
/// Returns the sum of squared errors, each before its step.
double implicit_user_learn(const ImplicitUser *_Nonnull user);
