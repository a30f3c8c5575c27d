#include "FactorKernels.h"
#include "Vectors.h"

PART double learn(const ImplicitUser *user, intptr_t vectors) {
  Vector *p = user->user;
  Vector *total = user->room, *added = total + vectors;
  const Vector *user_mask = user->masks;
  const Vector *movie_mask = user_mask + vectors, *implicit_mask = movie_mask + vectors;
  const intptr_t count = user->seen_count;
  const float rate = user->learning_rate, decay = user->regularization;
  const float share = count > 0 ? 1 / __builtin_sqrtf((float)count) : 0;
  const float left = 1 - rate * user->implicit_regularization;
  for (intptr_t v = 0; v < vectors; v++) total[v] = added[v] = (Vector){0};
  for (intptr_t j = 0; j < count; j++) {
    const Vector *y = (const Vector *)user->implicit + user->seen[j] * vectors;
    for (intptr_t v = 0; v < vectors; v++) total[v] += y[v];
  }
  float shrunk = 1;
  double sum = 0;
  for (intptr_t n = 0; n < user->count; n++) {
    Vector *q = (Vector *)user->movies + user->rated[n] * vectors;
    Vector products = (p[0] + total[0] * share) * q[0];
    for (intptr_t v = 1; v < vectors; v++) products += (p[v] + total[v] * share) * q[v];
    const float error = user->values[n] - tree_sum(&products);
    sum += (double)error * (double)error;
    for (intptr_t v = 0; v < vectors; v++) {
      const Vector z = p[v] + total[v] * share;
      const Vector old = q[v];
      const Vector pull = old * (error * share * rate) * implicit_mask[v];
      q[v] = old + (z * error - old * decay) * movie_mask[v] * rate;
      p[v] = p[v] + (old * error - p[v] * decay) * user_mask[v] * rate;
      total[v] = total[v] * left + pull * (float)count;
      added[v] = added[v] * left + pull;
    }
    shrunk *= left;
  }
  for (intptr_t j = 0; j < count; j++) {
    Vector *y = (Vector *)user->implicit + user->seen[j] * vectors;
    for (intptr_t v = 0; v < vectors; v++) y[v] = y[v] * shrunk + added[v];
  }
  return sum;
}

// A constant count of vectors lets the compiler unroll: 20 factors and two biases are 3.
#define LEARN                                          \
  switch (user->vectors) {                             \
    case 1: return learn(user, 1);                     \
    case 2: return learn(user, 2);                     \
    case 3: return learn(user, 3);                     \
    case 5: return learn(user, 5);                     \
    case 9: return learn(user, 9);                     \
    default: return learn(user, user->vectors);        \
  }

WIDE static double learn_wide(const ImplicitUser *user) { LEARN }
static double learn_narrow(const ImplicitUser *user) { LEARN }

double implicit_user_learn(const ImplicitUser *user) {
  return factor_step_is_available() ? learn_wide(user) : learn_narrow(user);
}
