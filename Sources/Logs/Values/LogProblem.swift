/// Something in a log that could not be read, or that is not as it should be.
public struct LogProblem: Sendable, Equatable, CustomStringConvertible {
  /// Where in a file it is.
  public enum Place: Sendable, Equatable {
    case file
    /// From 1.
    case line(Int)
    /// From 0.
    case byte(Int)
  }

  public let file: String
  public let place: Place
  public let text: String

  public init(file: String, at place: Place, _ text: String) {
    self.file = file
    self.place = place
    self.text = text
  }

  public var description: String {
    switch place {
    case .file: "\(file): \(text)"
    case .line(let number): "\(file), line \(number): \(text)"
    case .byte(let number): "\(file), byte \(number): \(text)"
    }
  }
}

/// What is wrong with a log: the first problems, and how many there are.
public struct LogProblems: Sendable, Equatable {
  public private(set) var first: [LogProblem] = []
  public private(set) var count = 0

  /// A log that is wrong in each of its lines must not fill the memory.
  private static let most = 100

  public init() {}

  public var isEmpty: Bool { count == 0 }

  public mutating func report(_ problem: LogProblem) {
    count += 1
    if first.count < Self.most { first.append(problem) }
  }

  public mutating func add(_ others: LogProblems) {
    count += others.count
    first += others.first.prefix(max(0, Self.most - first.count))
  }
}
