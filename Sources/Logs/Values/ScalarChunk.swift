/// How many of the buckets that are kept one stands for: a chart of some hundred columns need not go through all.
public enum ScalarLevel: Int, CaseIterable, Sendable {
  case all = 1
  case of8 = 8
  case of64 = 64
  case of512 = 512
}

/// Buckets that come to no more, and what they come to at each level.
struct ScalarChunk: Sendable {
  let buckets: [ScalarBucket]
  private let of8: [ScalarBucket]
  private let of64: [ScalarBucket]
  private let of512: [ScalarBucket]

  init(_ buckets: [ScalarBucket]) {
    self.buckets = buckets
    of8 = Self.merged(buckets, by: 8)
    of64 = Self.merged(of8, by: 8)
    of512 = Self.merged(of64, by: 8)
  }

  subscript(level: ScalarLevel) -> [ScalarBucket] {
    switch level {
    case .all: buckets
    case .of8: of8
    case .of64: of64
    case .of512: of512
    }
  }

  /// One bucket of each so many in a row.
  static func merged(_ buckets: [ScalarBucket], by count: Int) -> [ScalarBucket] {
    guard count > 1 else { return buckets }
    return stride(from: 0, to: buckets.count, by: count).map { start in
      var bucket = buckets[start]
      for next in buckets[(start + 1)..<min(start + count, buckets.count)] { bucket.merge(next) }
      return bucket
    }
  }
}
