import Learning
import Models
import RatingData

/// Which model lists are made by.
enum Lens: Sendable, Equatable {
  /// The one that is trained for lists, beside the run: the preset `browse`.
  case browse
  /// That of the run that is shown.
  case run
}

extension RunID {
  /// The run that trains the model for lists. Its events are shown nowhere.
  public static let browse = RunID(-1)
}

extension Shared {
  /// The model that lists are made by: of an epoch that a person went back to; else as they chose; the run's until there
  /// is one for lists.
  var listModel: TrainedModel? {
    past ?? (lens == .browse ? browseModel ?? model : model)
  }

  /// The model whose predictions stand beside ratings: the run's, where it predicts any.
  var judge: TrainedModel? {
    let model = past ?? model
    return model?.snapshot.model.predictsRatings == true ? model : listModel
  }

  /// What panels call a model.
  func name(of model: TrainedModel) -> String {
    if model.run == .browse { return Preset.browse.rawValue }
    return train.settings?.preset.rawValue ?? "run"
  }

  /// `browse`, or `seed · epoch 7`: a model whose epochs a person watches has one.
  func title(of model: TrainedModel) -> String {
    model.run == .browse ? name(of: model) : "\(name(of: model)) · epoch \(model.snapshot.epoch)"
  }

  mutating func nextLens() -> [Effect] {
    guard let browseModel else {
      if let obstacle = obstacle(to: .trainBeside) {
        note = obstacle
        return []
      }
      guard !hasAskedForBrowse else {
        note = "the model for lists is still training"
        return []
      }
      guard let browse = browseSettings else {
        note = "lists are already made by this run's model"
        return []
      }
      hasAskedForBrowse = true
      note = "training the model browse for lists"
      return [.start(.browse, .lists(browse), pace: .none)]
    }
    lens = lens == .browse ? .run : .browse
    epochModels.past = nil
    if let model = lens == .browse ? browseModel : model { note = "lists by \(title(of: model))" }
    return []
  }

  /// What the model for lists is trained with; nil where the run itself trains one.
  fileprivate var browseSettings: Settings? {
    guard library != nil, train.capabilities.can(.trainBeside), let settings = train.settings,
      settings.learner != ImplicitALSLearner.self
    else { return nil }
    var browse = Preset.browse.settings(seed: settings.seed)
    // Lists come of everything that is known.
    browse.validation = 0
    return browse
  }
}

extension State {
  /// Ratings beyond which training a model for lists takes so long that it waits to be asked for.
  private static let mostRatings = 5_000_000

  /// Trains the model for lists, once there are lists to be looked at or the first run is over: it takes cores from
  /// the run.
  mutating func browseRequest() -> [Effect] {
    guard !shared.hasAskedForBrowse, let browse = shared.browseSettings,
      let count = shared.library?.data.ratings.count, count <= Self.mostRatings
    else { return [] }
    let hasEnded = if case .ended = shared.train.phase { true } else { false }
    guard hasEnded || screens[current] is any ListShowing else { return [] }
    shared.hasAskedForBrowse = true
    return [.start(.browse, .lists(browse), pace: .none)]
  }
}

extension Binding {
  /// Another model for the lists.
  static var nextModel: Binding {
    Binding(
      "next-model", [.character("v")], "v", .view, "lists by browse, or by the run",
      label: { _, shared in shared.browseModel == nil ? nil : "model" },
      action: { $1.nextLens() })
  }
}
