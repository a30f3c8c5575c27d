import Files

/// Runs that repeat a kept one bit for bit: the kept one counts them, and has their place in the order.
extension RunStore {
  /// Counts a run that has ended with the kept one that it repeats, and hides it: it may yet go on to more epochs.
  ///
  /// - Parameter run: one that whoever calls holds.
  /// - Returns: the kept one; nil where this run repeats none, and stays.
  func countRepeat(_ run: RunFolder) -> RunFolder? {
    guard let result = RunResult(run) else { return nil }
    return try? alone { () throws -> RunFolder? in
      for kept in runs() where kept != run && result.isSame(as: kept) {
        // Who trains it on makes another run of it.
        guard let held = try? kept.lock() else { continue }
        defer { withExtendedLifetime(held) {} }
        try count(run, result.manifest, with: kept)
        return kept
      }
      return nil
    }
  }

  private func count(_ run: RunFolder, _ manifest: RunManifest, with kept: RunFolder) throws {
    let before = kept.sequel
    var sequel = before
    sequel.repeats += 1
    sequel.repeated = manifest.started
    sequel.number = manifest.number
    // Before the run is hidden: killed between the two there are both.
    try kept.write(sequel)
    do {
      try Folder.move(run.path, toNew: hidden(run).path)
    } catch {
      try kept.write(before)
      throw error
    }
  }

  /// Brings back a run that goes on, and is no repeat any more.
  func uncountRepeat(_ run: RunFolder, of kept: RunFolder) throws(RunFolderError) {
    try alone { () throws -> Void in
      try Folder.move(hidden(run).path, toNew: run.path)
      // Where somebody trains it now, or has removed it, it is one too many there.
      guard kept.isRun, let held = try? kept.lock() else { return }
      defer { withExtendedLifetime(held) {} }
      var sequel = kept.sequel
      sequel.repeats = max(0, sequel.repeats - 1)
      if sequel.repeats == 0 { (sequel.repeated, sequel.number) = (nil, nil) }
      try kept.write(sequel)
    }
  }
}
