#include "FactorKernels.h"

// A fused multiply-add rounds once where Swift rounds twice.
#pragma STDC FP_CONTRACT OFF

#ifdef __x86_64__
#define WIDE __attribute__((target("avx2")))
bool factor_step_is_available(void) { return __builtin_cpu_supports("avx2"); }
#else
#define WIDE
bool factor_step_is_available(void) { return true; }
#endif
#define PART static inline WIDE __attribute__((always_inline))

typedef float Vector __attribute__((vector_size(32)));
typedef int32_t Bits __attribute__((vector_size(32)));

PART void load(const FactorBatch *batch, intptr_t vectors) {
  Vector *w = batch->weights, *g = batch->gradients;
  for (intptr_t s = 0; s < batch->slot_count; s++) {
    const Vector *row = batch->slots[s].row;
    const float drift = batch->slots[s].drift;
    for (intptr_t v = 0; v < vectors; v++) {
      w[s * vectors + v] = row[v] - row[vectors + v] * drift;
      g[s * vectors + v] = (Vector){0};
    }
  }
}

PART double add_gradients(const FactorBatch *batch, intptr_t vectors) {
  Vector *w = batch->weights, *g = batch->gradients;
  const float scale = 2 / (float)batch->pair_count;
  double sum = 0;
  for (intptr_t n = 0; n < batch->pair_count; n++) {
    const FactorPair pair = batch->pairs[n];
    const intptr_t user = pair.user * vectors, movie = pair.movie * vectors;
    Vector products = w[user] * w[movie];
    for (intptr_t v = 1; v < vectors; v++) products += w[user + v] * w[movie + v];
    const float a = products[0] + products[4], b = products[1] + products[5];
    const float c = products[2] + products[6], d = products[3] + products[7];
    const float error = ((a + c) + (b + d)) - pair.target;
    sum += (double)error * (double)error;
    const float pull = error * scale;
    for (intptr_t v = 0; v < vectors; v++) {
      g[user + v] += w[movie + v] * pull;
      g[movie + v] += w[user + v] * pull;
    }
  }
  return sum;
}

PART void update(const FactorBatch *batch, float step_size, intptr_t vectors) {
  const Vector *w = batch->weights, *g = batch->gradients;
  const float beta1 = batch->beta1, beta2 = batch->beta2, epsilon = batch->epsilon;
  const float decay = 2 * batch->regularization / (float)batch->pair_count;
  for (intptr_t s = 0; s < batch->slot_count; s++) {
    const FactorSlot slot = batch->slots[s];
    const Vector *mask = (const Vector *)batch->masks + slot.side * vectors;
    const float shrink = decay * slot.occurrences;
    Vector *row = slot.row;
    for (intptr_t v = 0; v < vectors; v++) {
      const Vector weight = w[s * vectors + v];
      const Vector gradient = (g[s * vectors + v] + weight * shrink) * mask[v];
      const Vector u = row[2 * vectors + v] * slot.scale_fade;
      const Vector m = row[vectors + v] * slot.ratio_fade * (u + epsilon);
      const Vector size = (Vector)((Bits)gradient & 0x7FFFFFFF);
      const Vector faded = u * beta2;
      const Bits grown = size > faded;
      const Vector larger = (Vector)(((Bits)size & grown) | ((Bits)faded & ~grown));
      const Vector ratio = (m * beta1 + gradient * (1 - beta1)) / (larger + epsilon);
      row[v] = weight - ratio * step_size;
      row[vectors + v] = ratio;
      row[2 * vectors + v] = larger;
    }
  }
}

PART double step(const FactorBatch *batch, float step_size, intptr_t vectors) {
  load(batch, vectors);
  const double sum = add_gradients(batch, vectors);
  update(batch, step_size, vectors);
  return sum;
}

// A constant count of vectors lets the compiler unroll: 20 factors are 3.
WIDE double factor_step(const FactorBatch *batch, float step_size) {
  switch (batch->vectors) {
    case 1: return step(batch, step_size, 1);
    case 2: return step(batch, step_size, 2);
    case 3: return step(batch, step_size, 3);
    case 4: return step(batch, step_size, 4);
    default: return step(batch, step_size, batch->vectors);
  }
}
