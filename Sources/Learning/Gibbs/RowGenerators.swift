import RatingData

/// The generators of one epoch of a sampler: each row has its own, whoever samples it and when.
struct RowGenerators: Sendable {
  private let seed: UInt64

  init(seed: UInt64, epoch: Int) { self.seed = seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(epoch) << 34 }

  func of(_ row: Int, on side: AlternatingRows.Side) -> SeededGenerator {
    SeededGenerator(seed: seed ^ side.rawValue << 32 ^ UInt64(row), stream: .chain)
  }

  /// For all links of a side.
  func links(of side: AlternatingRows.Side) -> SeededGenerator {
    shared(1 + side.rawValue)
  }

  var hyperparameters: SeededGenerator { shared(0) }

  /// What is no row's has bit 33, below the epoch's and above those of rows and sides.
  private func shared(_ number: UInt64) -> SeededGenerator {
    SeededGenerator(seed: seed ^ (1 << 33 | number), stream: .chain)
  }
}
