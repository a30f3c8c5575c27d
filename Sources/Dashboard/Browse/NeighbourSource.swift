import Models
import RatingData

/// What movies' neighbours are found by.
enum NeighbourSource: Sendable, Equatable {
  /// All that the ratings say, as far as it is made.
  case likeness(MadeLikeness)
  /// A model's factors.
  case model(TrainedModel)

  /// The model; nil of likeness.
  var model: TrainedModel? { if case .model(let model) = self { model } else { nil } }

  /// Whether another one is of the same run, or of the same likeness: then lists can be compared.
  func isContinued(by other: NeighbourSource) -> Bool {
    switch (self, other) {
    case (.likeness, .likeness): true
    case (.model(let model), .model(let other)): model.run == other.run
    default: false
    }
  }

  /// Whether nothing changes any more of what it knows.
  var isAtRest: Bool { if case .likeness(let made) = self { made.isFinished } else { false } }

  /// Whether it knows neighbours at all.
  var knowsNeighbours: Bool { model.map { !$0.snapshot.model.similarities.isEmpty } ?? true }
}
