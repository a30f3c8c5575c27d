#pragma once

/// Gives each of two files or folders the other's name, at once; 0, or -1 and errno.
///
/// The system's call for this is hidden from Swift: glibc declares renameat2 for GNU's own programs only.
int cfiles_exchange(const char *first, const char *second);
