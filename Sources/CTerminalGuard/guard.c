#include "CTerminalGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Written while unarmed only, so that a handler on any thread reads it without a lock.
static struct {
  // The descriptor that everything draws on, and a second one for the same terminal that nobody else
  // knows of: the first is cut off before the last words are said on the second.
  int output;
  int terminal;
  int nowhere;
  struct termios modes;
  char reset_bytes[terminal_guard_reset_limit];
  size_t reset_count;
} guard;

static struct {
  atomic_int output;
  atomic_int error;
  atomic_int pipe;
} capture = {-1, -1, -1};

static atomic_int armed;

// EX_IOERR of sysexits.h.
enum { input_output_failed = 74 };

static const int traps[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS};
enum { trap_count = sizeof traps / sizeof traps[0] };
static struct sigaction before[trap_count];

// Never waits for a terminal that is not read: what it has not taken yet makes room, and what it still
// does not take is left out. What is no terminal is waited for.
static void write_all(int descriptor, const char *bytes, size_t count) {
  int flags = isatty(descriptor) ? fcntl(descriptor, F_GETFL) : -1;
  if (flags >= 0) fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
  bool made_room = false;
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN && !made_room) {
      made_room = tcflush(descriptor, TCOFLUSH) == 0;
      if (made_room) continue;
    }
    if (written <= 0) break;
    bytes += written;
    count -= (size_t)written;
  }
  // Others share the terminal's flags, a shell above all.
  if (flags >= 0) fcntl(descriptor, F_SETFL, flags);
}

// What the program said last ("Fatal error: …") waits in the pipe, and is wanted now.
static void return_streams(void) {
  int output = atomic_exchange(&capture.output, -1);
  int error = atomic_exchange(&capture.error, -1);
  int pipe = atomic_exchange(&capture.pipe, -1);
  if (output >= 0) dup2(output, STDOUT_FILENO);
  if (error >= 0) dup2(error, STDERR_FILENO);
  if (pipe < 0) return;
  char bytes[1024];
  ssize_t count;
  while ((count = read(pipe, bytes, sizeof bytes)) > 0) {
    write_all(error >= 0 ? STDERR_FILENO : STDOUT_FILENO, bytes, (size_t)count);
  }
}

// False when there is nothing to rescue.
static bool rescue(void) {
  if (!atomic_exchange(&armed, 0)) return false;
  int error = errno;
  // Another thread may be about to draw a frame. It must not reach the terminal any more.
  if (guard.nowhere >= 0) dup2(guard.nowhere, guard.output);
  write_all(guard.terminal, guard.reset_bytes, guard.reset_count);
  tcsetattr(guard.terminal, TCSANOW, &guard.modes);
  close(guard.terminal);
  return_streams();
  errno = error;
  return true;
}

void terminal_guard_rescue(void) { rescue(); }

void terminal_guard_release(void) {
  if (!atomic_exchange(&armed, 0)) return;
  tcsetattr(guard.terminal, TCSADRAIN, &guard.modes);
  close(guard.terminal);
  fflush(stdout);
  return_streams();
}

// Does at once what was to be done about a signal before, and then ends the program by it.
static void end_by(int signal, const struct sigaction *previous, siginfo_t *info, void *context) {
  if (previous->sa_flags & SA_SIGINFO) {
    previous->sa_sigaction(signal, info, context);
  } else if (previous->sa_handler != SIG_DFL && previous->sa_handler != SIG_IGN) {
    previous->sa_handler(signal);
  }
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigaction(signal, &action, NULL);
  raise(signal);
}

static void on_trap(int signal, siginfo_t *info, void *context) {
  int error = errno;
  // Swift's backtracer, where it is installed, asks for a key after its trace, and would keep the
  // shell waiting for half a minute. With nothing to read from it prints the trace and is done.
  if (rescue() && guard.nowhere >= 0) dup2(guard.nowhere, STDIN_FILENO);
  for (int i = 0; i < trap_count; i++) {
    if (traps[i] != signal) continue;
    sigaction(signal, &before[i], NULL);
    // A fault happens again on return, and then meets the handler that was there before (Swift's
    // backtracer, or none) with its own registers. What was sent, or steps over itself, does not;
    // and Swift's handler returns, counting on it.
    bool happens_again = info->si_code > 0 && signal != SIGABRT && signal != SIGTRAP;
    errno = error;
    if (!happens_again) end_by(signal, &before[i], info, context);
  }
}

static struct sigaction before_abort;

// Swift's runtime ends the program by abort() where it is refused memory, with errno still saying so, after
// a line that tells how much it was.
static void on_abort(int signal, siginfo_t *info, void *context) {
  if (errno == ENOMEM) {
    static const char advice[] =
        "marquee: out of memory; raise the limit (ulimit -v), close other programs, or use fewer ratings "
        "or factors\n";
    rescue();
    write_all(STDERR_FILENO, advice, sizeof advice - 1);
    _exit(input_output_failed);
  }
  end_by(signal, &before_abort, info, context);
}

void terminal_guard_watch_memory(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_abort;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigfillset(&action.sa_mask);
  sigaction(SIGABRT, &action, &before_abort);
}

int terminal_guard_protect_thread(void) {
  enum { size = 64 * 1024 };
  stack_t alternative;
  if (sigaltstack(NULL, &alternative) != 0) return errno;
  if (!(alternative.ss_flags & SS_DISABLE)) return 0;
  // Kept as long as the program runs: threads of a pool come back, and are few.
  void *stack = malloc(size);
  if (stack == NULL) return ENOMEM;
  alternative.ss_sp = stack;
  alternative.ss_size = size;
  alternative.ss_flags = 0;
  return sigaltstack(&alternative, NULL) == 0 ? 0 : errno;
}

static void install_trap_handlers(void) {
  terminal_guard_protect_thread();
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_trap;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigfillset(&action.sa_mask);
  for (int i = 0; i < trap_count; i++) sigaction(traps[i], &action, &before[i]);
}

int terminal_guard_arm(int output, const char *reset_bytes, size_t count, const char **failed) {
  static int installed;
  if (atomic_load(&armed)) return EBUSY;
  if (count > terminal_guard_reset_limit) return E2BIG;
  *failed = "tcgetattr";
  if (tcgetattr(output, &guard.modes) != 0) return errno;
  *failed = "dup";
  guard.terminal = fcntl(output, F_DUPFD_CLOEXEC, 3);
  if (guard.terminal < 0) return errno;
  guard.output = output;
  memcpy(guard.reset_bytes, reset_bytes, count);
  guard.reset_count = count;
  if (!installed) {
    guard.nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    install_trap_handlers();
    atexit(terminal_guard_rescue);
    installed = 1;
  }
  atomic_store(&armed, 1);
  return 0;
}

void terminal_guard_set_capture(int saved_output, int saved_error, int pipe_reading_end) {
  // What was printed before belongs to the terminal; what is printed now is wanted line by line.
  fflush(stdout);
  setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
  atomic_store(&capture.output, saved_output);
  atomic_store(&capture.error, saved_error);
  atomic_store(&capture.pipe, pipe_reading_end);
}
