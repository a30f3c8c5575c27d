import Dashboard
import Likeness
import Runs

/// What is kept from session to session: runs, and likenesses that take a while to make.
public struct KeptRuns: Sendable {
  /// nil without a home.
  let store: RunStore?
  let keeping: RunKeeping
  /// nil without a home, and where nothing is to be kept.
  let likenesses: LikenessStore?

  /// - Parameter keeping: whether runs of this session, and the likeness of its data, come to those that are kept.
  public init(in store: RunStore?, _ keeping: RunKeeping, likenesses: LikenessStore? = nil) {
    self.store = store
    self.likenesses = keeping == .kept ? likenesses : nil
    self.keeping = store == nil ? .homeless : keeping
  }

  /// Where a run of this session is kept; nil where none is.
  var destination: RunStore? { keeping == .kept ? store : nil }
}
