#pragma once

#include "BlockProduct.h"
#include "ImplicitUser.h"
#include "PlaneForces.h"
#include "RowBlocks.h"
#include "RowSystem.h"
#include "TileProduct.h"

#include <stdbool.h>
#include <stdint.h>

/// A row that a batch reads, and the steps it missed since it was last read.
typedef struct {
  /// w, r and u: three times `vectors` vectors of eight floats, aligned as such.
  void *_Nonnull row;
  /// Multiplies r; what it gives leaves w.
  float drift;
  /// Multiplies r.
  float ratio_fade;
  /// Multiplies u.
  float scale_fade;
  /// Ratings of the batch that read this row.
  float occurrences;
  /// 0 for a user, 1 for a movie.
  int32_t side;
} FactorSlot;

/// A rating of a batch: the slots of its rows and the value that they are to give.
typedef struct {
  int32_t user;
  int32_t movie;
  float target;
} FactorPair;

/// What a step of Adamax reads and writes. Vectors are of eight floats, aligned as such.
typedef struct {
  FactorSlot *_Nonnull slots;
  intptr_t slot_count;
  FactorPair *_Nonnull pairs;
  intptr_t pair_count;
  /// Vectors in w, and as many in r and in u.
  intptr_t vectors;
  /// λ.
  float regularization;
  /// β₁, β₂ and ε of Adamax.
  float beta1;
  float beta2;
  float epsilon;
  /// By side, `vectors` each: 1 where a lane is learned, 0 where it is constant.
  void *_Nonnull masks;
  /// Room for `slot_count` × `vectors` vectors each: w up to date, and the gradients.
  void *_Nonnull weights;
  void *_Nonnull gradients;
} FactorBatch;

/// Whether this processor can run `factor_step`.
bool factor_step_is_available(void);

/// `BatchKernel`'s step in the widest vectors there are, the same to the last bit: the order of all
/// operations is the Swift one's, and none are fused. Swift compiles for the oldest processor of its
/// kind and cannot choose at run time.
double factor_step(const FactorBatch *_Nonnull batch, float step_size);

/// Asks for memory that will be read and written soon; Swift has no word for it.
static inline void factor_prefetch(const void *_Nonnull address, intptr_t bytes) {
  for (intptr_t offset = 0; offset < bytes; offset += 64) {
    __builtin_prefetch((const char *)address + offset, 1, 3);
  }
}
