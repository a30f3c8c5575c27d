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
    { $0.takePreferences($1) },
    { $0.takeProfile($1) },
    { $0.takeImport($1) },
    { $0.takeMatch($1) },
    { $0.takeBaseline($1) },
    { $0.takeSweep($1) },
    { $0.takeFold($1) },
    { $0.takeRetrained($1) },
  ]

  /// What there is to do before anything is asked for.
  public var firstJobs: [Job] {
    let store = shared.runStore
    // What a program removed that was killed before its end.
    let removal = Job(JobIdentity("remove hidden runs"), true, at: .disk) { _, _ in
      store?.removeHidden()
      return true
    }
    return (store == nil ? [] : [removal])
      + (shared.you.file.map { [ProfileRequest.read.job(on: $0)] } ?? [])
  }

  mutating func take(_ done: JobDone) -> [Effect] {
    for take in Self.takers {
      if let effects = take(&self, done) { return effects }
    }
    return []
  }
}
