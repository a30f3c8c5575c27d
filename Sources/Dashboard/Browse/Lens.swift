import Learning
import Likeness
import Models
import RatingData

/// What lists are made by.
enum Lens: Sendable, Hashable {
  /// Movies' neighbours by all that the ratings say, and people's lists by the preset `browse`.
  case likeness
  /// The model of the run that is shown.
  case run
  /// The one that is trained for lists, beside the run: the preset `browse`.
  case browse
  /// The model of a run on disk that was trained on these data.
  case kept(RunID)

  /// Those of lists for people.
  static let ofPeople: [Lens] = [.browse, .run]
}

extension RunID {
  /// The run that trains the model for lists. Its events are shown nowhere.
  public static let browse = RunID(-1)
}

extension Shared {
  /// The model that lists are made by: of an epoch that a person went back to; else as they chose; the run's until there
  /// is one for lists.
  var listModel: TrainedModel? {
    if let past { return past }
    return switch lens {
    case .run: model
    case .likeness, .browse: browseModel ?? model
    case .kept(let run): kept.model(of: run)
    }
  }

  /// All that makes lists of what is near a movie.
  fileprivate var lensesOfMovies: [Lens] {
    [.likeness, .run, .browse] + kept.offered.map { .kept($0) }
  }

  /// What movies' neighbours are found by: in an epoch that a person went back to, its model. nil until it is there.
  var neighbourSource: NeighbourSource? {
    showsLikeness ? likeness.made.map { .likeness($0) } : listModel.map { .model($0) }
  }

  /// Whether movies' neighbours are those by likeness. Of ratings that a cluster holds only some are at home.
  var showsLikeness: Bool {
    lens == .likeness && past == nil && !likeness.hasFailed && train.capabilities.can(.trainBeside)
  }

  /// The model whose predictions stand beside ratings: the run's, where it predicts any.
  var judge: TrainedModel? {
    let model = past ?? model
    return model?.snapshot.model.predictsRatings == true ? model : listModel
  }

  /// What panels call a model.
  func name(of model: TrainedModel) -> String {
    if model.run == .browse { return Preset.browse.rawValue }
    if let name = kept.name(of: model.run) { return name }
    if case .model(let name) = source { return name }
    return train.settings?.preset.rawValue ?? "run"
  }

  /// `browse`, or `seed · epoch 7`: a model whose epochs a person watches has one.
  func title(of model: TrainedModel) -> String {
    ([name(of: model)] + (epochWords(of: model).map { [$0] } ?? [])).joined(separator: " · ")
  }

  /// `epoch 7`; nil of a model whose epochs nobody watches.
  func epochWords(of model: TrainedModel) -> String? {
    if case .model = source { return nil }
    return model.run == .browse ? nil : "epoch \(model.snapshot.epoch)"
  }

  /// What panels call what neighbours are found by: `likeness`, and by which views while more are made.
  func title(of source: NeighbourSource) -> String {
    switch source {
    case .model(let model): return title(of: model)
    case .likeness(let made):
      guard let step = likenessStep(made) else { return "likeness" }
      let known = made.likeness.views
      let views = known.isEmpty ? [.watched, .deviations] : known
      return "likeness by \(views.map(\.title).joined(separator: ", ")) · \(step)"
    }
  }

  /// `EASE 40 %`: what is being made of a likeness; nil at the end.
  func likenessStep(_ made: MadeLikeness) -> String? {
    guard let next = made.next.last else { return nil }
    return "\(next.title) \((likeness.part * 100).fixed(0)) %"
  }

  /// The next of these that there is.
  mutating func nextLens(among lenses: [Lens]) -> [Effect] {
    let offered = lenses.filter { obstacle(to: $0) == nil }
    guard offered.count > 1 else {
      note = lenses.compactMap { obstacle(to: $0) }.first
      return []
    }
    epochModels.past = nil
    let place = offered.firstIndex(of: lenses.contains(lens) ? lens : .browse) ?? -1
    return take(offered[(place + 1) % offered.count])
  }

  private mutating func take(_ next: Lens) -> [Effect] {
    lens = next
    switch next {
    case .likeness: note = "\(kind.plural) by likeness"
    case .run:
      note =
        model.map { "lists by \(title(of: $0))" } ?? "lists by the run, once an epoch has ended"
    case .browse where browseModel == nil && !hasAskedForBrowse:
      guard let browse = browseSettings else { return [] }
      hasAskedForBrowse = true
      note = "training the model browse for lists"
      return [.start(.browse, .lists(browse), pace: .none)]
    case .kept(let run):
      let name = kept.name(of: run) ?? "a run"
      note = kept.model(of: run) == nil ? "reading \(name)" : "lists by \(name)"
    case .browse:
      note = browseModel == nil ? "the model for lists is still training" : "lists by browse"
    }
    return []
  }

  /// Why lists cannot be made by something; nil where they can.
  private func obstacle(to lens: Lens) -> String? {
    switch lens {
    case .run, .kept: nil
    case .likeness: obstacle(to: .trainBeside)
    case .browse:
      obstacle(to: .trainBeside)
        ?? (browseSettings == nil ? "lists are already made by this run's model" : nil)
    }
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

extension Shared {
  /// Ratings beyond which training a model for lists takes so long that it waits to be asked for.
  private static let mostRatings = 5_000_000

  /// Whether a model for lists is trained without being asked for.
  var trainsListModel: Bool {
    guard let count = library?.data.ratings.count else { return false }
    return browseSettings != nil && count <= Self.mostRatings
  }
}

extension State {
  /// Trains the model for lists, once there are lists to be looked at or the first run is over: it takes cores from
  /// the run. The likeness that a person waits for comes first.
  mutating func browseRequest() -> [Effect] {
    guard !shared.hasAskedForBrowse, !shared.likeness.isBeginning,
      let browse = shared.browseSettings, shared.trainsListModel
    else { return [] }
    let hasEnded = if case .ended = shared.train.phase { true } else { false }
    guard hasEnded || shared.wantsLists || screens[current] is any ListShowing else { return [] }
    shared.hasAskedForBrowse = true
    return [.start(.browse, .lists(browse), pace: .none)]
  }
}

extension Binding {
  /// Other people's lists: by another model.
  static var nextModel: Binding {
    nextModel(
      "lists by browse, or by the run", among: { _ in Lens.ofPeople },
      isOffered: { $0.browseModel != nil })
  }

  /// Other neighbours of movies.
  static var nextNearness: Binding {
    nextModel(
      "likeness, run, browse, kept", among: \.lensesOfMovies, isOffered: { $0.library != nil })
  }

  private static func nextModel(
    _ help: String, among lenses: @escaping @Sendable (Shared) -> [Lens],
    isOffered: @escaping @Sendable (Shared) -> Bool
  ) -> Binding {
    Binding(
      "next-model", [.character("v")], "v", .view, help,
      label: { _, shared in isOffered(shared) ? "model" : nil },
      action: { $1.nextLens(among: lenses($1)) })
  }
}
