#pragma once

/// Asks for a cache line that will be read and written soon; Swift has no word for it.
static inline void factor_prefetch(const void *address) { __builtin_prefetch(address, 1, 3); }
