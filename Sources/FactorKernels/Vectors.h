// What the kernels share: vectors of eight floats, and code for the processors that have them and for those that
// have not.
#pragma once

#include <stdint.h>

// A fused multiply-add rounds once where others round twice.
#pragma STDC FP_CONTRACT OFF

#ifdef __x86_64__
#define WIDE __attribute__((target("avx2")))
#else
#define WIDE
#endif
#define PART static inline __attribute__((always_inline))

typedef float Vector __attribute__((vector_size(32)));
enum { lanes = 8 };

/// The sum of the lanes, in the order in which Swift's `treeSum` adds them.
PART float tree_sum(const Vector *sums) {
  const Vector v = *sums;
  const float a = v[0] + v[4], b = v[1] + v[5], c = v[2] + v[6], d = v[3] + v[7];
  return (a + c) + (b + d);
}
