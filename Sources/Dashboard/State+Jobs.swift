import Jobs

/// What comes of jobs goes to the feature that asked for them.
extension State {
  /// A line a feature; each says nil to what is not its own.
  private static let takers: [@Sendable (inout State, JobDone) -> [Effect]?] = [
    { $0.takeAnswer($1) },
    { $0.takeRaters($1) },
    { $0.takeRuns($1) },
    { $0.takeResumed($1) },
    { $0.takeExport($1) },
    { $0.takeBaseline($1) },
    { $0.takeSweep($1) },
    { $0.takeFold($1) },
    { $0.takeRetrained($1) },
  ]

  mutating func take(_ done: JobDone) -> [Effect] {
    for take in Self.takers {
      if let effects = take(&self, done) { return effects }
    }
    return []
  }
}
