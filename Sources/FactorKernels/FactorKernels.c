#include "FactorKernels.h"
