/// A learner's whole state in plain arrays, by name: rows, moments, steps, the position in the epoch.
public struct LearnerState: Sendable, Equatable {
  /// The name of the learner that it is of.
  public let learner: String
  public var integers: [String: [Int]]
  public var numbers: [String: [Float]]

  public init(
    learner: String, integers: [String: [Int]] = [:], numbers: [String: [Float]] = [:]
  ) {
    self.learner = learner
    self.integers = integers
    self.numbers = numbers
  }

  /// Epochs that the learner has begun, where it counts them.
  var epochsBegun: Int? { integers["epochs"]?.first }

  /// - Throws: where the state is of another learner.
  public func check(learner name: String) throws(LearnerStateError) {
    guard learner == name else { throw .learner(found: learner, expected: name) }
  }

  /// The numbers of a name, as many as there must be.
  public func numbers(_ name: String, count: Int) throws(LearnerStateError) -> [Float] {
    let found = numbers[name] ?? []
    guard found.count == count else {
      throw .count(of: name, found: found.count, expected: count)
    }
    return found
  }

  /// The integers of a name, as many as there must be, all of them in a range.
  public func integers(
    _ name: String, count: Int, in range: ClosedRange<Int>
  ) throws(LearnerStateError) -> [Int] {
    let found = integers[name] ?? []
    guard found.count == count else {
      throw .count(of: name, found: found.count, expected: count)
    }
    if let value = found.first(where: { !range.contains($0) }) {
      throw .value(of: name, found: value, expected: range)
    }
    return found
  }

  /// The one integer of a name.
  public func integer(_ name: String, in range: ClosedRange<Int>) throws(LearnerStateError) -> Int {
    try integers(name, count: 1, in: range)[0]
  }
}

/// Why a state cannot be gone on from.
public enum LearnerStateError: Error, Sendable, Equatable, CustomStringConvertible {
  case learner(found: String, expected: String)
  case count(of: String, found: Int, expected: Int)
  case value(of: String, found: Int, expected: ClosedRange<Int>)
  /// What is a magnitude is negative or not a number.
  case scale(of: String)
  /// The learner has begun an epoch of its own.
  case alreadyTrained

  public var description: String {
    switch self {
    case .learner(let found, let expected):
      "the state is of the learner \(found), expected \(expected)"
    case .count(let name, let found, let expected):
      "the state holds \(found) values of \(name), expected \(expected):"
        + " it is of other data or other settings"
    case .value(let name, let found, let expected):
      "the state holds \(found) in \(name), expected \(expected.lowerBound)"
        + (expected.count > 1 ? " to \(expected.upperBound)" : "")
    case .scale(let name):
      "the state holds scales in \(name) that are negative or no numbers, expected 0 or more"
    case .alreadyTrained: "a learner that has begun to train cannot take over a state"
    }
  }
}
