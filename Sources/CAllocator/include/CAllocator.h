#pragma once

/// Has blocks of `bytes` and more go back to the system as soon as they are freed.
///
/// glibc raises this bound on its own with each large block that is freed, so that what ratings and models leave behind
/// stays with the program. The call is hidden from Swift: malloc.h is no part of its module.
void callocator_return_blocks(int bytes);
