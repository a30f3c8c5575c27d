/// What happens while a set is fetched.
package enum FetchEvent: Sendable, Equatable {
  /// It begins, with so many bytes of the archive from an earlier fetch.
  case started(kept: Int)
  /// The MD5 that is published beside the archive is asked for.
  case askingForSum
  /// So many bytes of the archive are there.
  case received(Int)
  /// A fault that may pass; it goes on after a wait, from what is kept.
  case retrying(TransferFault, after: Duration, kept: Int)
  /// What was there is of no use.
  case startingAnew(Reason)
  /// The archive is all there and held to its MD5.
  case checking
  /// So many bytes are unpacked, of all.
  case unpacking(Int, of: Int)

  package enum Reason: Sendable, Equatable {
    /// The server gives the archive from its start only.
    case noRanges
    /// What had been brought together from several transfers has another MD5.
    case wrongSum
  }
}
