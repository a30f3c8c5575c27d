import Learning
import Models

/// The models that the run that is shown had at the ends of its epochs, as many as fit, and the one that a person went
/// back to.
struct EpochModels: Sendable {
  /// nil before the first one, whose size the others have.
  private var history: ThinnedHistory<TrainedModel>?
  /// What all screens show; nil shows the present.
  fileprivate(set) var place: Int?

  /// Bytes that all of them may take.
  private let budget: Budget

  /// Room for some tens of models where they are small, and for a few where they are large.
  struct Budget: Sendable {
    var usual = 32 << 20
    var most = 256 << 20
    /// Models that there is room for beyond what is usual, up to the most.
    static let fewest = 8

    func bytes(for model: Int) -> Int {
      let (wanted, overflows) = model.multipliedReportingOverflow(by: Self.fewest)
      return overflows ? most : min(most, max(usual, wanted))
    }
  }

  init(budget: Budget = Budget()) { self.budget = budget }

  private var models: [TrainedModel] { history?.elements ?? [] }

  var past: TrainedModel? {
    get { place.flatMap { $0 < models.count ? models[$0] : nil } }
    set { place = newValue.flatMap { model in models.firstIndex(of: model) } }
  }

  mutating func keep(_ model: TrainedModel) {
    guard model.snapshot.isWhole else { return }
    let shown = past
    // The best model comes again at the end, and is passed over.
    var history = history ?? ThinnedHistory(budget: budget.bytes(for: model.bytes))
    history.keep(model, epoch: model.snapshot.epoch, size: model.bytes)
    self.history = history
    past = shown
  }

  /// The epoch before or after the one that is shown; the present behind the last.
  mutating func step(_ step: Int) {
    guard !models.isEmpty else { return }
    let next = (place ?? models.count) + step
    place = next >= models.count ? nil : max(0, next)
  }

  /// The model of the last epoch that had ended before a model's own moment; of the run's own, as far as they are kept.
  func last(before model: TrainedModel) -> TrainedModel? {
    models.last {
      $0.run == model.run
        && ($0.snapshot.epoch < model.snapshot.epoch
          || ($0.snapshot.epoch == model.snapshot.epoch && !model.snapshot.isWhole))
    }
  }

  var isEmpty: Bool { history?.isEmpty ?? true }
}

extension Shared {
  /// The model of the epoch that a person went back to; nil in the present.
  var past: TrainedModel? { epochModels.past }

  mutating func scrub(by step: Int) -> [Effect] {
    guard !epochModels.isEmpty else {
      note = "no epoch has ended yet to go back to"
      return []
    }
    epochModels.step(step)
    if past == nil { note = Self.noPast }
    return []
  }

  mutating func showLatestEpoch() -> [Effect] {
    if past == nil { note = Self.noPast }
    epochModels.past = nil
    return []
  }

  private static var noPast: String { "this is the latest epoch" }
}
