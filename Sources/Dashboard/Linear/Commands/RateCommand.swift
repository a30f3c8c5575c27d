import Cells
import Profiles
import RatingData
import Text

/// `rate TITLE STARS`, into the profile that You shows, under its lock.
extension LinearCommand {
  static let rate = LinearCommand(
    "rate", .needed("TITLE STARS"), "keeps a rating of yours, and lists what you may like then",
    example: "rate toy story 4.5"
  ) { argument in
    { dashboard in
      dashboard.withLibrary { library in
        let levels = StarSteps(library.data.ratings.scale).levels
        guard let (title, stars) = split(argument) else {
          return .says("rate takes a title and stars, as in: rate toy story 4.5.")
        }
        guard levels.contains(stars) else {
          let names = levels.map { Double($0).fixed(atMost: 1) }.joined(separator: ", ")
          return .says("Expected stars out of \(names), found \(argument.lastWord.excerpt(20)).")
        }
        return .says(LinearReply([])) { $0.withMovie(title) { keep(stars, of: $0) } }
      }
    }
  }

  /// The title, and the stars behind it.
  private static func split(_ argument: String) -> (title: String, stars: Float)? {
    var words = argument.split(separator: " ")
    if words.count > 2, let unit = words.last, ["star", "stars"].contains(unit.lowercased()) {
      words.removeLast()
    }
    guard words.count > 1, let stars = Float(words.removeLast()) else { return nil }
    return (words.joined(separator: " "), stars)
  }

  private static func keep(_ stars: Float, of movie: MovieIndex) -> LinearStep {
    { dashboard in
      guard let library = dashboard.library else { return .waits() }
      guard dashboard.hasProfile else { return .waits() }
      let change = dashboard.shared.you.rate(movie, stars, in: library)
      dashboard.shared.note = nil
      dashboard.perform(dashboard.shared.keep(change))
      let note = dashboard.shared.note.map(RunSentences.sentence)
      return .says(LinearReply([])) { dashboard in
        guard !dashboard.shared.you.isKeeping else { return .waits() }
        let rating = "A rating of \(Double(stars).fixed(atMost: 1)) for \(library.title(movie))"
        if let note = note ?? dashboard.takeNote() {
          return .says(LinearReply(["\(rating) counts for now. \(note)"]), then: list)
        }
        return .says(LinearReply(["\(rating) is kept."]), then: list)
      }
    }
  }
}

extension String {
  fileprivate var lastWord: String { split(separator: " ").last.map { String($0) } ?? self }
}
