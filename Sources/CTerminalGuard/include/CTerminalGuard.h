#pragma once

#include <stddef.h>

// Gives a terminal back as it was found, also from where nothing but a signal handler runs. It is C
// because a handler may neither allocate nor take a lock, which Swift does not promise.

/// Longest reset sequence that is kept.
enum { terminal_guard_reset_limit = 512 };

/// Remembers the modes of a terminal, and installs handlers for traps (SIGSEGV, SIGILL, …) and for
/// exit() that give them back. Must be called before the first change to the terminal.
///
/// A handler writes the reset sequence (bytes that leave the alternate screen and so on) and then lets the
/// trap take the way it would have taken without it, except that nobody can be asked for a key on the
/// way: standard input leads to /dev/null. `output` is the one descriptor on which the
/// screen is drawn; a rescue first turns it to /dev/null, so that other threads draw nothing more.
///
/// A stack overflow leaves no room for a handler but on a stack of its own, which the calling thread
/// gets here, and others by `terminal_guard_protect_thread`.
///
/// Returns 0; EBUSY when a terminal is guarded already; E2BIG for a reset sequence above the limit; or the
/// errno of a system call, whose name `failed` then holds.
int terminal_guard_arm(int output, const char *reset_bytes, size_t count, const char **failed);

/// Gives the calling thread a stack for signal handlers, if it has none, so that its overflow is
/// rescued too. Returns 0 or an errno.
int terminal_guard_protect_thread(void);

/// Ends the program with status 74 and a sentence where Swift's runtime is refused memory, instead of a
/// trace of the stack. To be called once, before anything else is installed.
void terminal_guard_watch_memory(void);

/// Tells which descriptors stand in for standard output and error while these are captured: where
/// both led before (-1: not captured), and the reading end of the pipe that catches them.
void terminal_guard_set_capture(int saved_output, int saved_error, int pipe_reading_end);

/// Gives back modes and standard streams without the reset sequence, for a screen that was left in order.
void terminal_guard_release(void);

/// Gives back everything, the reset sequence first. Safe in a signal handler; does nothing when unarmed.
void terminal_guard_rescue(void);

/// Handles the orderly signals (SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGTSTP,
/// SIGCONT, SIGWINCH) by writing their number as one byte to `descriptor`. What was ignored stays
/// ignored. The second one that asks for the end, or two seconds after the first, rescues the terminal
/// and ends the program on the spot: by then nobody listens to the first.
void terminal_signals_watch(int descriptor);

/// Puts back what was there before `terminal_signals_watch`.
void terminal_signals_unwatch(void);

/// Stops the program as an unhandled SIGTSTP does. Returns when it is continued; at once where
/// SIGTSTP is ignored, as it was when the program started.
void terminal_signals_stop_here(void);
