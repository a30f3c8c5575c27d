import CTerminalGuard

/// What becomes of a program whose memory is refused.
public enum RefusedMemory {
  /// From here on it ends with status 74 and a sentence, the terminal restored; Swift's runtime would print
  /// a trace of the stack. To be called once, at the start.
  public static func endInOrder() { terminal_guard_watch_memory() }
}
