import Learning
import Models

/// The models that the run that is shown had at the ends of its epochs, as many as fit, and the one that a person went
/// back to.
struct EpochModels: Sendable {
  private var models: ThinnedHistory<TrainedModel>
  /// What all screens show; nil shows the present.
  fileprivate(set) var place: Int?

  /// - Parameter budget: bytes.
  init(budget: Int = 256 << 20) { models = ThinnedHistory(budget: budget) }

  var past: TrainedModel? {
    get { place.flatMap { $0 < models.count ? models[$0] : nil } }
    set { place = newValue.flatMap { model in models.elements.firstIndex(of: model) } }
  }

  mutating func keep(_ model: TrainedModel) {
    guard model.snapshot.isWhole else { return }
    let shown = past
    // The best model comes again at the end, and is passed over.
    models.keep(model, epoch: model.snapshot.epoch, size: model.bytes)
    past = shown
  }

  /// The epoch before or after the one that is shown; the present behind the last.
  mutating func step(_ step: Int) {
    guard !models.isEmpty else { return }
    let next = (place ?? models.count) + step
    place = next >= models.count ? nil : max(0, next)
  }

  var isEmpty: Bool { models.isEmpty }
}

extension Shared {
  /// The model of the epoch that a person went back to; nil in the present.
  var past: TrainedModel? { epochModels.past }

  mutating func scrub(by step: Int) -> [Effect] {
    guard !epochModels.isEmpty else {
      note = "no epoch has ended yet that could be gone back to"
      return []
    }
    epochModels.step(step)
    if past == nil { note = "this is the present" }
    return []
  }
}
