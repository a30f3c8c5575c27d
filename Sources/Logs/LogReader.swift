/// Reads a log as it grows, in pieces of any size: what is not whole waits for the rest of it.
protocol LogReader: Sendable {
  /// Takes the bytes that come next.
  mutating func read(_ bytes: UnsafeRawBufferPointer, into run: inout LoggedRun)
  /// Takes what may be whole though its end is missing; the file may grow all the same.
  mutating func end(into run: inout LoggedRun)
}
