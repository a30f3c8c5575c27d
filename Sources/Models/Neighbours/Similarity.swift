/// How near two rows of factors are. Higher is nearer, for every measure.
public enum Similarity: String, CaseIterable, Sendable {
  /// a·b / (|a| |b|), in −1 ... 1; 0 where either is all zeros.
  case cosine
  /// a·b.
  case dot
  /// 1 / (1 + |a − b|), in 0 ... 1.
  case euclidean
}
