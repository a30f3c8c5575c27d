import Models

/// The samples whose predictions are averaged: all of them while they take no more than so many bytes, then every second
/// one, every fourth, and so on.
///
/// Which are kept depends on their numbers alone: a chain that was interrupted keeps the same ones.
struct KeptSamples {
  /// Those whose numbers, from 1, are multiples of `stride`, earliest first.
  private(set) var samples: [FactorModel]
  /// Samples so far, kept or not.
  private(set) var count: Int
  private(set) var stride: Int
  private let capacity: Int

  /// Bytes of all samples.
  private static let budget = 128 << 20
  /// So many are kept whatever they take: fewer average too little.
  private static let fewest = 16

  /// - Parameters:
  ///   - size: numbers of a sample.
  ///   - budget: bytes.
  init(size: Int, budget: Int = Self.budget) {
    self.init([], count: 0, stride: 1, capacity: max(Self.fewest, budget / max(1, 4 * size)))
  }

  private init(_ samples: [FactorModel], count: Int, stride: Int, capacity: Int) {
    self.samples = samples
    self.count = count
    self.stride = stride
    self.capacity = capacity
  }

  /// What was done with a sample.
  enum Outcome {
    case kept(FactorModel)
    case passedOver
    /// Earlier ones went, and it may have.
    case thinned
  }

  /// Takes the next sample, which is made only where it is kept.
  mutating func take(_ make: () -> FactorModel) -> Outcome {
    count += 1
    guard count.isMultiple(of: stride) else { return .passedOver }
    let sample = make()
    samples.append(sample)
    return thin() ? .thinned : .kept(sample)
  }

  /// Takes over what others were: a chain of before there was a limit has kept all.
  func restored(_ samples: [FactorModel], count: Int, stride: Int) -> KeptSamples {
    var restored = KeptSamples(samples, count: count, stride: stride, capacity: capacity)
    restored.thin()
    return restored
  }

  /// - Returns: whether there were too many.
  @discardableResult
  private mutating func thin() -> Bool {
    guard samples.count > capacity else { return false }
    while samples.count > capacity {
      stride *= 2
      samples = samples.indices.filter { !$0.isMultiple(of: 2) }.map { samples[$0] }
    }
    return true
  }
}
