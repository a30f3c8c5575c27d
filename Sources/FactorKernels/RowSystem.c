#include "FactorKernels.h"
#include "Vectors.h"

#include <string.h>

/// Adds the outer products of four rows' features at once: the matrix is read and written once for them.
PART void add_four(Vector *matrix, const Vector *const *x, intptr_t size, intptr_t vectors) {
  for (intptr_t i = 0; i < size; i++) {
    const float a = ((const float *)x[0])[i], b = ((const float *)x[1])[i];
    const float c = ((const float *)x[2])[i], d = ((const float *)x[3])[i];
    for (intptr_t v = i / lanes; v < vectors; v++) {
      matrix[i * vectors + v] += (x[0][v] * a + x[1][v] * b) + (x[2][v] * c + x[3][v] * d);
    }
  }
}

PART void add_one(Vector *matrix, const Vector *x, intptr_t size, intptr_t vectors) {
  for (intptr_t i = 0; i < size; i++) {
    const float a = ((const float *)x)[i];
    for (intptr_t v = i / lanes; v < vectors; v++) matrix[i * vectors + v] += x[v] * a;
  }
}

/// What a rating asks of the unknowns, times the root of its weight.
PART float target(const RowSystem *system, intptr_t n) {
  const int32_t other = system->others[n];
  const float rest = system->values[n] - system->offsets[other];
  return system->roots ? rest * system->roots[other] : rest;
}

PART void assemble(const RowSystem *system, intptr_t vectors) {
  Vector *matrix = system->matrix, *right = system->right;
  const Vector *features = system->features;
  const intptr_t size = system->size, count = system->count;
  const size_t row_bytes = (size_t)vectors * sizeof(Vector);
  if (system->prior) {
    const Vector *prior = system->prior;
    for (intptr_t v = 0; v < size * vectors; v++) matrix[v] = prior[v] * system->prior_weight;
  } else {
    memset(matrix, 0, (size_t)size * row_bytes);
  }
  if (system->prior_right) {
    memcpy(right, system->prior_right, row_bytes);
  } else {
    memset(right, 0, row_bytes);
  }
  intptr_t n = 0;
  for (; n + 4 <= count; n += 4) {
    const Vector *x[4];
    for (intptr_t j = 0; j < 4; j++) x[j] = features + system->others[n + j] * vectors;
    if (n + 12 <= count) {
      for (intptr_t j = 8; j < 12; j++) {
        const char *next = (const char *)(features + system->others[n + j] * vectors);
        for (size_t offset = 0; offset < row_bytes; offset += 64) {
          __builtin_prefetch(next + offset, 0, 3);
        }
      }
    }
    add_four(matrix, x, size, vectors);
    for (intptr_t j = 0; j < 4; j++) {
      const float y = target(system, n + j);
      for (intptr_t v = 0; v < vectors; v++) right[v] += x[j][v] * y;
    }
  }
  for (; n < count; n++) {
    const Vector *x = features + system->others[n] * vectors;
    add_one(matrix, x, size, vectors);
    const float y = target(system, n);
    for (intptr_t v = 0; v < vectors; v++) right[v] += x[v] * y;
  }
  for (intptr_t i = 0; i < size; i++) {
    ((float *)matrix)[i * vectors * lanes + i] += system->ridge;
  }
}

/// Row i of U and its part of U⁻ᵀb, when the rows above have been taken off.
PART void finish_row(const RowSystem *system, intptr_t i, intptr_t vectors) {
  Vector *matrix = system->matrix, *right = system->right;
  float *b = system->right;
  const float pivot = ((const float *)matrix)[i * vectors * lanes + i];
  // What rounding leaves of a direction that the ratings say nothing of.
  const bool is_regular = pivot > 1e-30f;
  const float inverse = is_regular ? 1 / __builtin_sqrtf(pivot) : 0;
  for (intptr_t v = i / lanes; v < vectors; v++) matrix[i * vectors + v] *= inverse;
  b[i] *= inverse;
  const float y = b[i];
  // Lanes up to i are done with; theirs are put back.
  float done[lanes];
  const intptr_t first = i / lanes;
  memcpy(done, right + first, sizeof done);
  for (intptr_t v = first; v < vectors; v++) right[v] -= matrix[i * vectors + v] * y;
  memcpy(right + first, done, (size_t)(i % lanes + 1) * sizeof(float));
}

/// Takes `count` finished rows from i on off row j, one after the other.
PART void take_off(const RowSystem *system, intptr_t i, intptr_t count, intptr_t j, intptr_t vectors) {
  Vector *matrix = system->matrix;
  const float *numbers = system->matrix;
  float factors[4];
  for (intptr_t k = 0; k < count; k++) factors[k] = numbers[(i + k) * vectors * lanes + j];
  for (intptr_t v = j / lanes; v < vectors; v++) {
    Vector rest = matrix[j * vectors + v];
    for (intptr_t k = 0; k < count; k++) rest -= matrix[(i + k) * vectors + v] * factors[k];
    matrix[j * vectors + v] = rest;
  }
}

/// A = UᵀU in place, and U⁻ᵀb in place of b. A column without a pivot has 0 on its diagonal. Four rows are taken off the
/// others at once: each is read and written a quarter as often.
PART void factorize(const RowSystem *system, intptr_t vectors) {
  const intptr_t size = system->size;
  intptr_t i = 0;
  for (; i + 4 <= size; i += 4) {
    for (intptr_t k = 0; k < 4; k++) {
      finish_row(system, i + k, vectors);
      for (intptr_t j = i + k + 1; j < i + 4; j++) take_off(system, i + k, 1, j, vectors);
    }
    for (intptr_t j = i + 4; j < size; j++) take_off(system, i, 4, j, vectors);
  }
  for (; i < size; i++) {
    finish_row(system, i, vectors);
    for (intptr_t j = i + 1; j < size; j++) take_off(system, i, 1, j, vectors);
  }
}

PART void substitute(const RowSystem *system, intptr_t vectors) {
  const float *numbers = system->matrix, *b = system->right;
  Vector *solution = system->solution;
  float *z = system->solution;
  const Vector *matrix = system->matrix;
  const intptr_t size = system->size, width = vectors * lanes;
  memset(solution, 0, (size_t)vectors * sizeof(Vector));
  for (intptr_t i = size - 1; i >= 0; i--) {
    const float diagonal = numbers[i * width + i];
    Vector products = {0};
    // z is still 0 up to i.
    for (intptr_t v = i / lanes; v < vectors; v++) products += matrix[i * vectors + v] * solution[v];
    const float y = b[i] + (system->noise ? system->noise[i] : 0);
    z[i] = diagonal > 0 ? (y - tree_sum(&products)) / diagonal : 0;
  }
}

PART double squared_error(const RowSystem *system, intptr_t vectors) {
  const Vector *features = system->features, *z = system->solution;
  double sum = 0;
  for (intptr_t n = 0; n < system->count; n++) {
    const Vector *x = features + system->others[n] * vectors;
    Vector products = x[0] * z[0];
    for (intptr_t v = 1; v < vectors; v++) products += x[v] * z[v];
    float error = tree_sum(&products) - target(system, n);
    if (system->roots) error /= system->roots[system->others[n]];
    sum += (double)error * (double)error;
  }
  return sum;
}

PART void minimize(const RowSystem *system, intptr_t vectors) {
  assemble(system, vectors);
  factorize(system, vectors);
  substitute(system, vectors);
}

PART double solve(const RowSystem *system, intptr_t vectors) {
  minimize(system, vectors);
  return squared_error(system, vectors);
}

PART float dot(const Vector *a, const Vector *b, intptr_t vectors) {
  Vector products = a[0] * b[0];
  for (intptr_t v = 1; v < vectors; v++) products += a[v] * b[v];
  return tree_sum(&products);
}

/// A v, without A: P v + Σ x (x · v) + ridge v.
PART void apply(const RowSystem *system, const Vector *v, Vector *result, intptr_t vectors) {
  const Vector *features = system->features;
  const intptr_t size = system->size, count = system->count;
  for (intptr_t j = 0; j < vectors; j++) result[j] = v[j] * system->ridge;
  if (system->prior) {
    const Vector *prior = system->prior;
    for (intptr_t i = 0; i < size; i++) {
      const float number = ((const float *)v)[i] * system->prior_weight;
      for (intptr_t j = 0; j < vectors; j++) result[j] += prior[i * vectors + j] * number;
    }
  }
  intptr_t n = 0;
  // Four rows at once, so that one sum need not wait for another.
  for (; n + 4 <= count; n += 4) {
    const Vector *x[4];
    for (intptr_t i = 0; i < 4; i++) x[i] = features + system->others[n + i] * vectors;
    Vector p0 = x[0][0] * v[0], p1 = x[1][0] * v[0], p2 = x[2][0] * v[0], p3 = x[3][0] * v[0];
    for (intptr_t j = 1; j < vectors; j++) {
      p0 += x[0][j] * v[j];
      p1 += x[1][j] * v[j];
      p2 += x[2][j] * v[j];
      p3 += x[3][j] * v[j];
    }
    const float a = tree_sum(&p0), b = tree_sum(&p1), c = tree_sum(&p2), d = tree_sum(&p3);
    for (intptr_t j = 0; j < vectors; j++) {
      result[j] += (x[0][j] * a + x[1][j] * b) + (x[2][j] * c + x[3][j] * d);
    }
  }
  for (; n < count; n++) {
    const Vector *x = features + system->others[n] * vectors;
    const float product = dot(x, v, vectors);
    for (intptr_t j = 0; j < vectors; j++) result[j] += x[j] * product;
  }
}

PART double descend(const RowSystem *system, intptr_t steps, intptr_t vectors) {
  const Vector *features = system->features, *mask = system->mask;
  Vector *z = system->solution;
  Vector *residual = system->right, *direction = system->matrix, *product = direction + vectors;
  apply(system, z, product, vectors);
  for (intptr_t v = 0; v < vectors; v++) residual[v] = product[v] * -1.0f;
  for (intptr_t n = 0; n < system->count; n++) {
    const Vector *x = features + system->others[n] * vectors;
    const float y = target(system, n);
    for (intptr_t v = 0; v < vectors; v++) residual[v] += x[v] * y;
  }
  for (intptr_t v = 0; v < vectors; v++) direction[v] = residual[v] = residual[v] * mask[v];
  float square = dot(residual, residual, vectors);
  for (intptr_t step = 0; step < steps && square > 1e-20f; step++) {
    apply(system, direction, product, vectors);
    for (intptr_t v = 0; v < vectors; v++) product[v] *= mask[v];
    const float curvature = dot(direction, product, vectors);
    if (!(curvature > 0)) break;
    const float length = square / curvature;
    for (intptr_t v = 0; v < vectors; v++) {
      z[v] += direction[v] * length;
      residual[v] -= product[v] * length;
    }
    const float next = dot(residual, residual, vectors);
    const float kept = next / square;
    for (intptr_t v = 0; v < vectors; v++) direction[v] = residual[v] + direction[v] * kept;
    square = next;
  }
  return squared_error(system, vectors);
}

PART void add_gram(const void *features, intptr_t count, intptr_t size, void *matrix, intptr_t vectors) {
  const Vector *x = features;
  Vector *sums = matrix;
  memset(sums, 0, (size_t)(size * vectors) * sizeof(Vector));
  intptr_t n = 0;
  for (; n + 4 <= count; n += 4) {
    const Vector *rows[4];
    for (intptr_t j = 0; j < 4; j++) rows[j] = x + (n + j) * vectors;
    add_four(sums, rows, size, vectors);
  }
  for (; n < count; n++) add_one(sums, x + n * vectors, size, vectors);
  float *numbers = matrix;
  for (intptr_t i = 0; i < size; i++) {
    for (intptr_t j = 0; j < i; j++) {
      numbers[i * vectors * lanes + j] = numbers[j * vectors * lanes + i];
    }
  }
}

// A constant count of vectors lets the compiler unroll: 64 factors are 9.
#define DESCEND                                                    \
  switch (system->vectors) {                                       \
    case 3: return descend(system, steps, 3);                      \
    case 5: return descend(system, steps, 5);                      \
    case 9: return descend(system, steps, 9);                      \
    case 17: return descend(system, steps, 17);                    \
    default: return descend(system, steps, system->vectors);       \
  }

WIDE static double descend_wide(const RowSystem *system, intptr_t steps) { DESCEND }
static double descend_narrow(const RowSystem *system, intptr_t steps) { DESCEND }

double row_system_descend(const RowSystem *system, intptr_t steps) {
  return factor_step_is_available() ? descend_wide(system, steps) : descend_narrow(system, steps);
}

WIDE static void gram_wide(
    const void *features, intptr_t count, intptr_t size, intptr_t vectors, void *matrix) {
  add_gram(features, count, size, matrix, vectors);
}
static void gram_narrow(
    const void *features, intptr_t count, intptr_t size, intptr_t vectors, void *matrix) {
  add_gram(features, count, size, matrix, vectors);
}

void row_gram(const void *features, intptr_t count, intptr_t size, intptr_t vectors, void *matrix) {
  if (factor_step_is_available()) {
    gram_wide(features, count, size, vectors, matrix);
  } else {
    gram_narrow(features, count, size, vectors, matrix);
  }
}

// A constant count of vectors lets the compiler unroll: 20 factors and a bias are 3, 64 are 9.
#define SOLVE                                             \
  switch (system->vectors) {                              \
    case 1: return solve(system, 1);                      \
    case 2: return solve(system, 2);                      \
    case 3: return solve(system, 3);                      \
    case 5: return solve(system, 5);                      \
    case 9: return solve(system, 9);                      \
    default: return solve(system, system->vectors);       \
  }

WIDE static double solve_wide(const RowSystem *system) { SOLVE }
static double solve_narrow(const RowSystem *system) { SOLVE }

double row_system_solve(const RowSystem *system) {
  return factor_step_is_available() ? solve_wide(system) : solve_narrow(system);
}

// A block of 16 factors is 2.
#define MINIMIZE                                  \
  if (system->vectors == 2) {                     \
    minimize(system, 2);                          \
  } else {                                        \
    minimize(system, system->vectors);            \
  }

WIDE static void minimize_wide(const RowSystem *system) { MINIMIZE }
static void minimize_narrow(const RowSystem *system) { MINIMIZE }

void row_system_minimize(const RowSystem *system) {
  if (factor_step_is_available()) {
    minimize_wide(system);
  } else {
    minimize_narrow(system);
  }
}
