import Jobs

/// What comes of jobs goes to the screen, the sheet or the part of the dashboard that asked for them.
extension State {
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

  /// What the visible screen and the sheet over it would show, and do not have yet.
  mutating func wantedJobs() -> [Effect] {
    if screens[current] is any NeighbourShowing, shared.showsLikeness { shared.likeness.want() }
    var jobs = shared.library.flatMap { shared.likeness.job($0) }.map { [$0] } ?? []
    if screens[current] is any ListShowing { jobs += shared.keptModelJobs() }
    jobs += screens[current].jobs(shared)
    if let top = shared.sheets.top {
      var sheet = top.sheet
      jobs += sheet.jobs(shared)
      shared.sheets.update(top.number, to: sheet)
    }
    return jobs.map { .run($0) }
  }

  mutating func take(_ done: JobDone) -> [Effect] {
    for index in screens.indices {
      if let effects = screens[index].take(done, &shared) { return effects }
    }
    for entry in shared.sheets.all {
      var sheet = entry.sheet
      guard let effects = sheet.take(done, &shared) else { continue }
      shared.sheets.update(entry.number, to: sheet)
      return effects
    }
    return shared.takeLikeness(done) ?? shared.takeKeptModel(done) ?? shared.takeExport(done)
      ?? shared.takePreferences(done)
      ?? shared.takeSelection(done) ?? []
  }
}
