/// The published sets that the program knows by sight: what fits them, and what they can be held
/// against.
///
/// The raw value is the name that GroupLens gave the set.
public enum KnownSet: String, Sendable, Equatable, CaseIterable {
  case ml100k = "ml-100k"
  /// MovieLens 1M, February 2003.
  case ml1m = "ml-1m"
  case ml10m = "ml-10m"
  case ml20m = "ml-20m"
  case ml25m = "ml-25m"
  case ml32m = "ml-32m"
  /// One of its editions, such as the one of October 2016, which is inside the program.
  case mlLatestSmall = "ml-latest-small"
  case mlLatest = "ml-latest"
}
