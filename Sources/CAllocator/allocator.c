#include "CAllocator.h"

#include <malloc.h>

void callocator_return_blocks(int bytes) { mallopt(M_MMAP_THRESHOLD, bytes); }
