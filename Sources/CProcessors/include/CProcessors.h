#pragma once

/// The processors that the calling thread may run on; 0 where the system does not say.
///
/// The system's call for this is hidden from Swift: glibc declares it for GNU's own programs only.
int cprocessors_usable(void);
