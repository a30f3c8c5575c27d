/// A column of ratings' values.
///
/// Nearly every set rates in halves, and then a value takes a byte: on 32 million ratings that is
/// 100 MB less to hold. What does not go by halves, or goes beyond 127.5, is kept as it is.
public struct RatingValues: Sendable, Equatable {
  @usableFromInline
  enum Storage: Sendable {
    /// Twice the value.
    case halves([UInt8])
    case floats([Float])
  }

  @usableFromInline let storage: Storage

  public init(_ values: some Collection<Float>) {
    var halves: [UInt8] = []
    halves.reserveCapacity(values.count)
    for value in values {
      guard let half = Self.halves(in: value) else {
        storage = .floats(Array(values))
        return
      }
      halves.append(half)
    }
    storage = .halves(halves)
  }

  /// Twice the values, each a byte.
  public init(halves: [UInt8]) { storage = .halves(halves) }

  /// Values that don't go by halves; kept as they are without a look.
  public init(floats: [Float]) { storage = .floats(floats) }

  /// How many halves a value is; nil where they are no whole number that a byte holds.
  @inlinable @inline(__always)
  public static func halves(in value: Float) -> UInt8? {
    let twice = value * 2
    guard twice >= 0, twice <= 255 else { return nil }
    let half = UInt8(twice)
    return Float(half) == twice ? half : nil
  }

  /// In double precision, in the order of the column.
  var sum: Double {
    switch storage {
    // Whole numbers add up to the same, and many at once.
    case .halves(let halves): Double(halves.reduce(0) { $0 + Int($1) }) / 2
    case .floats(let floats): floats.reduce(0.0) { $0 + Double($1) }
    }
  }

  public static func == (a: Self, b: Self) -> Bool { a.elementsEqual(b) }
}

extension RatingValues: RandomAccessCollection {
  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch storage {
    case .halves(let halves): halves.count
    case .floats(let floats): floats.count
    }
  }

  @inlinable @inline(__always)
  public subscript(position: Int) -> Float {
    switch storage {
    case .halves(let halves): Float(halves[position]) / 2
    case .floats(let floats): floats[position]
    }
  }
}

extension RatingValues: ExpressibleByArrayLiteral {
  public init(arrayLiteral values: Float...) { self.init(values) }
}
