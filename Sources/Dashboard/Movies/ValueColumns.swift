import Cells

/// The columns in which the values of a scale are counted: whole numbers or a few of them each, or powers of ten where
/// that would be hundreds.
struct ValueColumns: Sendable, Equatable {
  /// The least value of each, ascending; halves count with the whole above.
  let starts: [Int]
  /// Whole values in each; nil of powers of ten.
  private let width: Int?

  /// More than any scale has that is none of counts.
  private static let widest = 200
  /// Beyond this a whole number says nothing more.
  private static let greatest: Float = 1e15

  init(_ range: ClosedRange<Float>) {
    let least = Self.whole(range.lowerBound)
    let high = max(least, Self.whole(range.upperBound))
    guard high - least > Self.widest else {
      // A scale of a hundred values would not fit in a line.
      let width = [1, 2, 5, 10].first { (high - least) / $0 <= 10 } ?? 10
      starts = Array(
        stride(from: width == 1 ? least : least / width * width, through: high, by: width))
      self.width = width
      return
    }
    var starts = least < 1 ? [0] : []
    var start = 1
    while start <= high {
      if start * 10 > least { starts.append(start) }
      start *= 10
    }
    self.starts = starts
    width = nil
  }

  private static func whole(_ value: Float) -> Int {
    Int(max(-greatest, min(greatest, value.isNaN ? 0 : value.rounded(.up))))
  }

  /// Where a value is counted; what is out of range in the first or the last column.
  func index(of value: Float) -> Int {
    let whole = Self.whole(value)
    guard let width, let first = starts.first else {
      return starts.lastIndex { $0 <= whole } ?? 0
    }
    return min(max(0, (whole - first) / width), starts.count - 1)
  }

  /// Values that are looked at together, by the first of them: each for itself on a scale, all of a column among counts.
  func group(of value: Float) -> (first: Float, name: String) {
    guard width == nil else { return (value, Double(value).fixed(atMost: 2)) }
    let start = starts[index(of: value)]
    return (Float(start), "from \(Self.name(start))")
  }

  /// The start of a column: `3`, `10k`.
  static func name(_ start: Int) -> String {
    let units = [("T", 1_000_000_000_000), ("G", 1_000_000_000), ("M", 1_000_000), ("k", 1_000)]
    let unit = units.first { start >= $0.1 && start.isMultiple(of: $0.1) }
    return unit.map { "\(start / $0.1)\($0.0)" } ?? String(start)
  }
}
