/// Which ratings train and which validate, as positions in the columns of `Ratings`.
public struct Split: Sendable {
  public let train: [Int32]
  public let validation: [Int32]

  public init(train: [Int32], validation: [Int32]) {
    self.train = train
    self.validation = validation
  }

  /// Shuffles all ratings and keeps the last `validation` of them, a fraction, for validation.
  ///
  /// The count that trains is `Int(count * (1 - validation))`: 900,188 and 100,021 of MovieLens 1M's
  /// 1,000,209 at a tenth. At least one trains, where there is one.
  public static func random(of count: Int, validation: Double, seed: UInt64) -> Split {
    let positions = [Int32](unsafeUninitializedCapacity: count) { buffer, filled in
      for position in 0..<count { buffer[position] = Int32(position) }
      filled = count
    }
    return random(of: positions, validation: validation, seed: seed)
  }

  /// Shuffles the ratings at these positions and keeps the last `validation` of them, a fraction, for validation; all
  /// others are in neither part.
  public static func random(
    of positions: [Int32], validation: Double, seed: UInt64
  ) -> Split {
    precondition(
      (0..<1).contains(validation), "validation fraction \(validation) is not in 0 ..< 1")
    var generator = SeededGenerator(seed: seed, stream: .split)
    var positions = positions
    let count = positions.count
    for last in stride(from: count - 1, to: 0, by: -1) {
      positions.swapAt(last, Int(generator.below(UInt32(last + 1))))
    }
    let trained = max(min(1, count), Int(Double(count) * (1 - validation)))
    return Split(train: Array(positions[..<trained]), validation: Array(positions[trained...]))
  }
}

/// Marks on the ratings that validate, by position in the columns of `Ratings`.
public struct HeldOut: Sendable {
  private let marks: [Bool]

  public init(_ split: Split) {
    var marks = [Bool](repeating: false, count: split.train.count + split.validation.count)
    for position in split.validation { marks[Int(position)] = true }
    self.marks = marks
  }

  /// - Parameter marks: one for each rating.
  public init(marks: [Bool]) { self.marks = marks }

  public func contains(_ position: Int) -> Bool {
    marks.indices.contains(position) && marks[position]
  }
}
