#include "CTerminalGuard.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

static const int watched[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM,
                              SIGTSTP, SIGCONT, SIGWINCH};
enum { watched_count = sizeof watched / sizeof watched[0] };
static struct sigaction before[watched_count];

static atomic_int channel = -1;
// The signal that asked first for the end; 0 before.
static atomic_int first_ending;

// Whether a SIGALRM that is not ours means nothing, as the program found it.
static int ignores_alarm;

// How long the program has to end in order. A terminal that is not read (Ctrl-S, a connection that
// hangs) holds up whoever writes to it, and would hold up the end for ever.
enum { seconds_to_end = 2 };

static int ends_the_program(int signal) {
  return signal != SIGTSTP && signal != SIGCONT && signal != SIGWINCH;
}

static void end_at_once(int signal) {
  terminal_guard_rescue();
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigaction(signal, &action, NULL);
  raise(signal);
}

static void on_signal(int signal) {
  int error = errno;
  if (ends_the_program(signal)) {
    int first = 0;
    if (signal == SIGALRM && ignores_alarm && atomic_load(&first_ending) == 0) return;
    if (atomic_compare_exchange_strong(&first_ending, &first, signal)) {
      alarm(seconds_to_end);
    } else {
      // The alarm is ours: what ends the program is the signal that came first.
      end_at_once(signal == SIGALRM ? first : signal);
    }
  }
  unsigned char number = (unsigned char)signal;
  // A full pipe is no loss: whoever reads it has enough to do.
  (void)!write(atomic_load(&channel), &number, 1);
  errno = error;
}

static void handle(int signal, struct sigaction *previous) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  sigfillset(&action.sa_mask);
  sigaction(signal, NULL, previous);
  // nohup, and shells without job control, ignore signals on their children's behalf.
  if (signal == SIGALRM) ignores_alarm = previous->sa_handler == SIG_IGN;
  if (previous->sa_handler == SIG_IGN && signal != SIGCONT && signal != SIGWINCH
      && signal != SIGALRM) {
    return;
  }
  sigaction(signal, &action, NULL);
}

void terminal_signals_watch(int descriptor) {
  atomic_store(&channel, descriptor);
  atomic_store(&first_ending, 0);
  for (int i = 0; i < watched_count; i++) handle(watched[i], &before[i]);
}

void terminal_signals_unwatch(void) {
  if (atomic_load(&first_ending) != 0) alarm(0);
  for (int i = 0; i < watched_count; i++) sigaction(watched[i], &before[i], NULL);
}

void terminal_signals_stop_here(void) {
  struct sigaction action, previous;
  if (sigaction(SIGTSTP, NULL, &previous) != 0 || previous.sa_handler == SIG_IGN) return;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &action, NULL);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &previous, NULL);
}
