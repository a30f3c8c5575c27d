#define _GNU_SOURCE

#include "CProcessors.h"

#include <sched.h>

int cprocessors_usable(void) {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 0;
}
