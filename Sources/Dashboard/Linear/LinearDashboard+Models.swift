import Cells
import Learning
import RatingData

/// What answers are made by: waited for where it is on its way.
extension LinearDashboard {
  /// What there is to ask about the ratings; waits for them.
  func withLibrary(_ step: (Library) -> LinearOutcome) -> LinearOutcome {
    if let library { return step(library) }
    switch shared.source {
    case .events, .logs:
      return .says("Another program trains, and has left no vectors yet to look into.")
    case .cluster where hasEnded: return .says("The cluster has sent no ratings home.")
    case .model where hasEnded: return .says("There is no model: its files could not be read.")
    case .ratings, .cluster, .model: return .waits()
    }
  }

  var hasEnded: Bool { if case .ended = shared.train.phase { true } else { false } }

  /// The model that lists are made by, once it has learned all it will. Before that, what to say.
  mutating func listModel() -> Found<TrainedModel> {
    shared.wantsLists = true
    if shared.hasAskedForBrowse || shared.trainsListModel {
      guard hasListModel, let model = shared.listModel else {
        return .awaited("Training the model for lists.")
      }
      return .found(model)
    }
    return shared.listModel.map { .found($0) } ?? noModel
  }

  /// The newest model of the run. Before that, what to say.
  var runModel: Found<TrainedModel> { shared.model.map { .found($0) } ?? noModel }

  private var noModel: Found<TrainedModel> {
    hasEnded
      ? .missing("There is no model, as no epoch was completed.")
      : .awaited("No epoch has ended yet.")
  }

  /// What movies are near by. Before that, what to say.
  mutating func nearness() -> Found<NeighbourSource> {
    guard shared.showsLikeness else {
      switch listModel() {
      case .found(let model):
        let source = NeighbourSource.model(model)
        return source.knowsNeighbours
          ? .found(source) : .missing("This model has no factors to compare movies by.")
      case .awaited(let sentence): return .awaited(sentence)
      case .missing(let sentence): return .missing(sentence)
      }
    }
    shared.likeness.want()
    // Who types is answered by the first views that there are, as on the screen; nobody waits at a pipe.
    guard let made = shared.likeness.made,
      input == .terminal ? !made.likeness.views.isEmpty : !shared.likeness.isBeginning
    else {
      return .awaited(comparing ?? "Comparing movies.")
    }
    return .found(.likeness(made))
  }

  /// How far the comparison of all movies is; nil where that is not known.
  private var comparing: String? {
    guard let next = shared.likeness.made?.next, !next.isEmpty else { return nil }
    let tenths = Int(shared.likeness.part * 10) * 10
    return "Comparing movies by \(next.map(\.title).joined(separator: " and ")):"
      + " \(tenths) percent."
  }

  /// What an answer hangs on.
  enum Found<Value: Sendable>: Sendable {
    case found(Value)
    /// On its way; with a sentence on how far it is.
    case awaited(String)
    /// It never comes; with the reason.
    case missing(String)

    /// Goes on with it, or says what there is to say.
    func then(_ step: (Value) -> LinearOutcome) -> LinearOutcome {
      switch self {
      case .found(let value): step(value)
      case .awaited(let sentence): .waits(sentence)
      case .missing(let sentence): .says(sentence)
      }
    }
  }
}
