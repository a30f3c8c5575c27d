import Dashboard
import Runs

/// The runs that are kept, and whether those of this session come to them.
public struct KeptRuns: Sendable {
  /// nil without a home.
  let store: RunStore?
  let keeping: RunKeeping

  /// - Parameter keeping: of sessions that have a home.
  public init(in store: RunStore?, _ keeping: RunKeeping) {
    self.store = store
    self.keeping = store == nil ? .homeless : keeping
  }

  /// Where a run of this session is kept; nil where none is.
  var destination: RunStore? { keeping == .kept ? store : nil }
}
