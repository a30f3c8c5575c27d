/// The published sets that the program knows by sight: what fits them, and what they can be held
/// against.
///
/// The raw value is the name that GroupLens gave the set.
public enum KnownSet: String, Sendable, Equatable, CaseIterable {
  /// MovieLens 1M, February 2003.
  case ml1m = "ml-1m"
  /// MovieLens latest-small as of October 2016, which is inside the program.
  case mlLatestSmall = "ml-latest-small"
}
