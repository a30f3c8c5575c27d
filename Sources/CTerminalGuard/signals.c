#include "CTerminalGuard.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

static const int watched[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH};
enum { watched_count = sizeof watched / sizeof watched[0] };
static struct sigaction before[watched_count];

static atomic_int channel = -1;
static atomic_int endings;

static int ends_the_program(int signal) {
  return signal == SIGINT || signal == SIGTERM || signal == SIGHUP || signal == SIGQUIT;
}

static void on_signal(int signal) {
  int error = errno;
  if (ends_the_program(signal) && atomic_fetch_add(&endings, 1) > 0) {
    terminal_guard_rescue();
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
    sigaction(signal, &action, NULL);
    raise(signal);
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
  if (previous->sa_handler == SIG_IGN && signal != SIGCONT && signal != SIGWINCH) return;
  sigaction(signal, &action, NULL);
}

void terminal_signals_watch(int descriptor) {
  atomic_store(&channel, descriptor);
  atomic_store(&endings, 0);
  for (int i = 0; i < watched_count; i++) handle(watched[i], &before[i]);
}

void terminal_signals_unwatch(void) {
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
