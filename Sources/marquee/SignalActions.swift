import Glibc

/// What becomes of signals that don't ask for an end in good order; those are `Interruption`'s.
enum SignalActions {
  /// For the whole of the program, before it does anything.
  static func settle() {
    // A reader that went away and a limit on the size of files are errors of `write`, which have a message
    // and leave nothing half written.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // To Swift's runtime Ctrl-\ is a crash to be looked into, and not the end.
    if !isIgnored(SIGQUIT) { signal(SIGQUIT, SIG_DFL) }
  }

  /// Whether whoever started the program wants a signal to be ignored, as nohup does with SIGHUP.
  static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    let handler = action.__sigaction_handler.sa_handler
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
