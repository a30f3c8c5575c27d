import Cells
import Models
import RatingData

/// What keys do.
extension YouScreen {
  static let bindings: [Binding<Self>] =
    [
      Binding(
        "more-stars", [.right, .character("l")], "→ ← l h", .list, "stars more, less",
        label: "stars", action: { $0.setStars(1, &$1) }),
      Binding("fewer-stars", [.left, .character("h")], "← h", .list, "") { $0.setStars(-1, &$1) },
      Binding(
        "open", [.enter], "enter", .list, "keep the stars; on a list, go to the movie",
        label: { screen, _ in screen.choice == nil ? nil : "keep" },
        action: { $0.open(&$1) }),
      Binding(
        "skip", [.character(" ")], "space", .list, "not seen: show another",
        label: "not seen"
      ) { $0.skip(&$1) },
      Binding("search", [.character("/")], "/", .list, "rate a movie by its title", label: "search")
      { screen, _ in
        screen.focus = .card
        screen.search.begin()
        return []
      },
      Binding(
        "remove-rating", [.character("d"), .delete], "d", .list, "take the rating away",
        label: { _, shared in shared.you.ratings.isEmpty ? nil : "remove" },
        action: { $0.remove(&$1) }),
      Binding(
        "undo", [.character("u")], "u", .list, "undo", label: "undo",
        action: { $0.undo(&$1) }),
      Binding(
        "retrain", [.character("r")], "r", .training, "train anew with you",
        label: { _, shared in
          shared.you.ratings.isEmpty || !shared.train.capabilities.can(.trainBeside)
            ? nil : "retrain"
        },
        action: { $0.retrain(&$1) }
      ).needing(.trainBeside),
      Binding(
        "import", [.character("I")], "I", .list, "import ratings from a file",
        label: { _, shared in shared.you.ratings.isEmpty ? "import" : nil },
        action: { _, shared in
          if shared.library != nil { shared.sheets.open(ImportEntry()) }
          return []
        }
      ).opening(ImportEntry.self),
      .tonight, .nextModel,
    ] + Binding<Self>.filters
    + Binding<Self>.moves { screen, move, _ in screen.move(move) }
    + Binding<Self>.panels { screen, step in screen.focus = screen.focus.moved(by: step) } + [
      Binding(
        "leave", [.escape], "esc", .list, "leave the stars as they were",
        label: { screen, _ in screen.choice == nil ? nil : "not" },
        action: { screen, _ in
          screen.ask(about: nil)
          return []
        })
    ]

  private mutating func move(_ move: Move) {
    switch focus {
    case _ where search.isTyping: foundWindow.apply(move)
    case .card: if move == .down { focus = .rated }
    case .rated where move == .up && ratedWindow.selection == 0: focus = .card
    case .rated: ratedWindow.apply(move)
    case .list: listWindow.apply(move)
    }
  }

  /// Sets stars for the movie that is asked about, or for that of the selected row, which is asked about then. They are
  /// seen first, and count once they are kept.
  private mutating func setStars(_ steps: Int, _ shared: inout Shared) -> [Effect] {
    guard let library = shared.library, !search.isTyping,
      let movie = selectedMovie(shared) ?? candidate(shared)
    else { return [] }
    let levels = StarSteps(library.data.ratings.scale)
    chosen = movie
    choice = StarChoice(
      movie: movie, stars: levels.rating(steps, above: stars(of: movie, levels, shared)))
    focus = .card
    return []
  }

  /// The movie of the selected row; nil while the keys go to the one that is asked about.
  private func selectedMovie(_ shared: Shared) -> MovieIndex? {
    switch focus {
    case .card: nil
    case .rated: selectedRating(shared)?.movie
    case .list: selectedRecommendation
    }
  }

  /// Keeps the stars that were set; where there are none, goes to the movie of the row.
  private mutating func open(_ shared: inout Shared) -> [Effect] {
    if focus == .card, let choice { return keep(choice, &shared) }
    if let movie = selectedMovie(shared) { shared.navigation = .visit(.movie(movie)) }
    return []
  }

  private mutating func keep(_ choice: StarChoice, _ shared: inout Shared) -> [Effect] {
    guard let library = shared.library else { return [] }
    let change = shared.you.rate(choice.movie, choice.stars, in: library)
    ask(about: nil)
    ratedWindow.select(0)
    let rating = shared.you.rating(of: choice.movie) ?? 0
    shared.note =
      "\(library.name(of: choice.movie)): \(library.values.opinion(rating)) – \(shared.key("undo")) takes it back"
    return shared.keep(change)
  }

  private mutating func skip(_ shared: inout Shared) -> [Effect] {
    if let movie = candidate(shared) { shared.you.skip(movie) }
    ask(about: nil)
    return []
  }

  private mutating func remove(_ shared: inout Shared) -> [Effect] {
    guard let library = shared.library, let rating = selectedRating(shared) else { return [] }
    let change = shared.you.remove(rating.movie, in: library)
    shared.note =
      "\(library.data.catalogue[rating.movie].title) is no longer rated: \(shared.key("undo")) takes it back"
    return shared.keep(change)
  }

  private mutating func undo(_ shared: inout Shared) -> [Effect] {
    guard let library = shared.library, let change = shared.you.undo(library) else {
      shared.note = "nothing to undo"
      return []
    }
    return shared.keep(change)
  }

  private mutating func retrain(_ shared: inout Shared) -> [Effect] {
    guard !shared.you.ratings.isEmpty, let model = shared.listModel, let library = shared.library,
      var settings = model.settings
    else { return [] }
    settings.validation = 0
    retrainings += 1
    isRetraining = true
    let request = RetrainRequest(
      number: retrainings, settings: settings, ratings: shared.you.ratings)
    return [.run(request.job(on: library.data.ratings))]
  }
}
