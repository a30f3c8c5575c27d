import Models

/// The models that the run that is shown had at the ends of its epochs, as many as fit, and the one that a person went
/// back to.
struct EpochModels: Sendable {
  /// Earliest first.
  private var models: [TrainedModel] = []
  private var bytes = 0
  /// Only epochs that are multiples of this are kept, besides the newest.
  private var stride = 1
  private let budget: Int
  /// What all screens show; nil shows the present.
  fileprivate(set) var place: Int?

  /// - Parameter budget: bytes.
  init(budget: Int = 256 << 20) { self.budget = budget }

  var past: TrainedModel? {
    get { place.flatMap { models.indices.contains($0) ? models[$0] : nil } }
    set { place = newValue.flatMap { model in models.firstIndex(of: model) } }
  }

  mutating func keep(_ model: TrainedModel) {
    guard model.snapshot.isWhole, model.snapshot.model.bytes <= budget else { return }
    let shown = past
    // The best model comes again at the end.
    if let last = models.last, last.snapshot.epoch >= model.snapshot.epoch { return }
    if let last = models.last, !last.snapshot.epoch.isMultiple(of: stride) {
      bytes -= last.snapshot.model.bytes
      models.removeLast()
    }
    models.append(model)
    bytes += model.snapshot.model.bytes
    while bytes > budget, models.count > 1 {
      stride *= 2
      thin()
    }
    past = shown
  }

  private mutating func thin() {
    let newest = models.last?.snapshot.epoch
    models.removeAll { !$0.snapshot.epoch.isMultiple(of: stride) && $0.snapshot.epoch != newest }
    bytes = models.reduce(0) { $0 + $1.snapshot.model.bytes }
  }

  /// The epoch before or after the one that is shown; the present behind the last.
  mutating func step(_ step: Int) {
    guard !models.isEmpty else { return }
    let next = (place ?? models.count) + step
    place = next >= models.count ? nil : max(0, next)
  }

  var isEmpty: Bool { models.isEmpty }
}

extension Model {
  /// Roughly what a model takes: its rows of factors.
  fileprivate var bytes: Int {
    let rows = [movieVectors, userVectors].compactMap { $0?.values.count }.reduce(0, +)
    return max(1, drawCount) * max(rows, userCount + movieCount) * MemoryLayout<Float>.stride
  }
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
