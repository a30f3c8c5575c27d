/// Why a terminal's story didn't go on.
enum TmuxError: Error, CustomStringConvertible {
  /// tmux didn't do as it was told: its words, and what it was told.
  case refused(String, arguments: [String])
  /// A condition didn't come true in time: its name, and the screen then.
  case timedOut(String, screen: [String])
  /// A product of this package isn't built where the tests are.
  case noProduct(String)
  /// A call to the system failed: its name and errno.
  case systemCall(String, Int32)

  var description: String {
    switch self {
    case .refused(let words, let arguments):
      "tmux says «\(words)» to \(arguments.joined(separator: " "))"
    case .timedOut(let condition, let screen):
      "waited in vain for \(condition); the screen shows\n"
        + screen.map { "  │\($0)" }.joined(separator: "\n")
    case .noProduct(let name):
      "\(name) is not built beside the tests"
    case .systemCall(let name, let number):
      "\(name) failed with errno \(number)"
    }
  }
}
