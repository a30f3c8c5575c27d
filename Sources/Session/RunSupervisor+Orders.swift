import Dashboard

extension RunSupervisor {
  /// Tells a run what the dashboard wants of it.
  func steer(_ run: RunID, _ order: RunOrder) {
    switch order {
    case .abandon: abandon(run)
    case .pause: pause(run)
    case .resume: resume(run)
    case .stop(let model): stop(run, keep: model)
    case .extend(let epochs): extend(run, by: epochs)
    case .pace(let pace): setPace(pace, of: run)
    case .inspectStep(let subject): inspectStep(of: subject, in: run)
    case .change(let values): change(values, of: run)
    }
  }
}
