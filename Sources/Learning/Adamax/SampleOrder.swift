import RatingData

/// In which order an epoch takes the samples that train.
enum SampleOrder {
  /// One after another; shuffled where there is a generator, else as they are.
  case sequence([Sample], SeededGenerator?)
  /// A stratum after another.
  case blocks(SampleBlocks, seed: UInt64)

  var isInBlocks: Bool {
    switch self {
    case .sequence: false
    case .blocks: true
    }
  }

  var samples: [Sample] {
    switch self {
    case .sequence(let samples, _): samples
    case .blocks(let blocks, _): blocks.samples
    }
  }

  /// Steps in an epoch: batches, or strata.
  func steps(batch: Int) -> Int {
    switch self {
    case .sequence(let samples, _): max(1, (samples.count + batch - 1) / batch)
    case .blocks(let blocks, _): blocks.groups
    }
  }

  /// Where an epoch ends: behind the last sample, or the last stratum.
  var lastPosition: Int {
    switch self {
    case .sequence(let samples, _): samples.count
    case .blocks(let blocks, _): blocks.groups
    }
  }
}
