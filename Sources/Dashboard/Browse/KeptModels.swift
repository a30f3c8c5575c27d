import Jobs
import Learning
import Models
import RatingData
import Runs

/// The models that runs on disk left: of runs that were trained on these data. Each is read when it is first chosen.
struct KeptModels: Sendable {
  /// A run with weights.
  struct Run: Sendable, Equatable {
    let folder: RunFolder
    /// What a person calls it, or else its preset and number.
    let name: String
  }

  /// Takes the runs, the newest first; asked with the run that is shown, since the one before may be kept by then.
  static let listing = JobSlot<RunID, Never, [Run]>(JobIdentity("runs of these data"))
  /// Takes a model, which is of a run that no other one is of.
  static let reading = JobSlot<RunID, Never, TrainedModel>(JobIdentity("model of a run"))

  /// By the number that tells its models from those of this session.
  private var runs: [RunID: Run] = [:]
  /// The newest first.
  private(set) var order: [RunID] = []
  private var models: [RunID: TrainedModel] = [:]
  private var unreadable: Set<RunID> = []
  private var listed: RunID?
  private var awaited: RunID?

  /// Those that can be chosen.
  var offered: [RunID] { order.filter { !unreadable.contains($0) } }

  func model(of run: RunID) -> TrainedModel? { models[run] }
  func name(of run: RunID) -> String? { runs[run]?.name }

  /// Asks which runs there are, once a run that is shown.
  mutating func listJob(_ run: RunID, in store: RunStore?, for ratings: Ratings) -> Job? {
    guard let store, listed != run else { return nil }
    listed = run
    return Self.listing.job(run, at: .disk) { _, _ in Self.runs(in: store, of: ratings) }
  }

  private static func runs(in store: RunStore, of ratings: Ratings) -> [Run] {
    store.runs().compactMap { folder in
      guard !folder.isLocked, folder.weightsPath != nil, let manifest = try? folder.manifest(),
        manifest.fits(ratings)
      else { return nil }
      let preset = manifest.settings.preset.rawValue
      let usual = manifest.number.map { "\(preset) of run \($0)" } ?? folder.name
      return Run(folder: folder, name: folder.label.isEmpty ? usual : folder.label)
    }
  }

  /// Reads the model of a run that was chosen, unless it is here or on its way.
  mutating func readJob(_ run: RunID, for data: DataSet) -> Job? {
    guard models[run] == nil, awaited != run, !unreadable.contains(run), let kept = runs[run] else {
      return nil
    }
    awaited = run
    return Self.reading.job(run, at: .longAnswer) { run, _ in
      try TrainedModel(keptIn: kept.folder, as: run, for: data)
    }
  }

  /// Takes which runs there are, each under the number that it has had.
  private mutating func take(_ found: [Run]) {
    order = found.map { run in
      let known = runs.first { $0.value.folder == run.folder }?.key
      // Below the run that trains the model for lists.
      let number = known ?? RunID(RunID.browse.number - 1 - runs.count)
      runs[number] = run
      return number
    }
  }

  /// Takes what came of a job.
  ///
  /// - Returns: the run that cannot be read, and why; nil of other jobs. Nothing in it where all is well.
  mutating func take(_ done: JobDone) -> (run: RunID, reason: String)?? {
    if let (_, outcome) = Self.listing.take(done) {
      if case .result(let found) = outcome { take(found) }
      return .some(nil)
    }
    guard let (run, outcome) = Self.reading.take(done) else { return nil }
    if awaited == run { awaited = nil }
    switch outcome {
    case .result(let model): models[run] = model
    case .failed(let reason):
      unreadable.insert(run)
      return .some((run, reason))
    case .progress: break
    }
    return .some(nil)
  }
}

extension TrainedModel {
  /// The best model of a run on disk.
  ///
  /// - Throws: for weights that cannot be read, or are of other movies or users.
  fileprivate init(keptIn folder: RunFolder, as run: RunID, for data: DataSet) throws {
    guard let path = folder.weightsPath else { throw RunFolderError.noState(path: folder.path) }
    let snapshot = try Weights(contentsOf: path).snapshot(matching: data.catalogue)
    let settings = try folder.manifest().settings
    self.init(
      run: run, version: snapshot.epoch, snapshot: snapshot,
      heldOut: HeldOut(settings.split(data.ratings)), settings: settings)
  }
}

extension Shared {
  /// What there is to ask of runs on disk: which there are, and the model of the one that was chosen.
  mutating func keptModelJobs() -> [Job] {
    guard let library, train.capabilities.can(.ratingsHere) else { return [] }
    let listing = kept.listJob(train.run, in: runStore, for: library.data.ratings)
    guard case .kept(let run) = lens else { return [listing].compactMap(\.self) }
    return [listing, kept.readJob(run, for: library.data)].compactMap(\.self)
  }

  mutating func takeKeptModel(_ done: JobDone) -> [Effect]? {
    guard let taken = kept.take(done) else { return nil }
    if let (run, reason) = taken {
      note = "\(kept.name(of: run) ?? "run"): \(reason)"
      log.append("\(kept.name(of: run) ?? "run"): \(reason)")
      if lens == .kept(run) { lens = .likeness }
    }
    return []
  }
}
