/// The newest warnings of the data and lines that something printed, oldest first.
struct Log: Sendable {
  private(set) var lines: [String] = []

  /// Lines that are kept.
  static let depth = 1_000

  mutating func append(_ line: String) { append(contentsOf: [line]) }

  mutating func append(contentsOf more: [String]) { lines = (lines + more).suffix(Self.depth) }
}
