import Cells
import Models
import RatingData
import Text

/// What is asked about movies, by the answers of Movies.
extension LinearCommand {
  static let find = LinearCommand(
    "find", .needed("TEXT"), "lists movies by words of their titles", example: "find star wars"
  ) { argument in
    { dashboard in
      dashboard.withLibrary { library in
        let found = library.titles.filter(argument).mostRatedFirst(library)
        guard !found.isEmpty else { return nothing(argument, library) }
        return .says(
          LinearReply(
            [count(found.count, library) + "."],
            NumberedList(found.map { library.row(of: $0, neighbours(of: $0)) })))
      }
    }
  }

  private static func count(_ found: Int, _ library: Library) -> String {
    found.counted(library.data.kind.singular) + (found > 1 ? ", the most rated first" : "")
  }

  /// The nearest titles, where no title has the words.
  private static func nothing(_ text: String, _ library: Library) -> LinearOutcome {
    let sentence = "No title has \(text.excerpt()) in it."
    guard case .none(let closest) = library.titles.find(text), !closest.isEmpty else {
      return .says(sentence)
    }
    return .says(
      LinearReply(
        [sentence + " The nearest titles:"],
        NumberedList(closest.map { library.row(of: $0, neighbours(of: $0)) })))
  }

  static let like = LinearCommand(
    "like", .needed("TITLE"), "lists the movies most like one", example: "like toy story"
  ) { argument in
    { $0.withMovie(argument) { neighbours(of: $0) } }
  }

  /// Says what is known of a movie, and which are most like it.
  static func neighbours(of movie: MovieIndex) -> LinearStep {
    { dashboard in
      guard let library = dashboard.library else { return .waits() }
      return dashboard.nearness().then { source in
        let question = MovieAnswer.Question(
          subject: .init(
            movie: movie, measure: nil, filter: dashboard.shared.filter, sample: nil),
          source: source)
        let own = dashboard.shared.you.rating(of: movie)
        return .asks(.answer) {
          NeighbourReply(MovieAnswer(question, in: library), library, own: own).reply
        }
      }
    }
  }
}

/// The movies most like one, in words.
private struct NeighbourReply {
  let answer: MovieAnswer
  let library: Library
  /// The person's rating of it, if they gave one.
  let own: Float?

  init(_ answer: MovieAnswer, _ library: Library, own: Float?) {
    self.answer = answer
    self.library = library
    self.own = own
  }

  var reply: LinearReply {
    let movie = library.data.catalogue[answer.movie]
    let genres = movie.genres.isEmpty ? "" : " \(movie.genres.joined(separator: ", "))."
    let facts = "\(movie.title): \(library.facts(answer.movie)).\(genres)\(rated)"
    guard !answer.neighbours.isEmpty else {
      return LinearReply([facts, "No other movie has ratings enough to be compared."])
    }
    return LinearReply([facts, head], NumberedList(answer.neighbours.map(row)))
  }

  private var rated: String { own.map { " You gave it \(library.values.number($0))." } ?? "" }

  /// What the list is by, while more is to come.
  private var head: String {
    guard case .likeness(let made) = answer.question.source, !made.isFinished else {
      return "Most like it:"
    }
    let views = made.likeness.views.map(\.title).joined(separator: ", ")
    return "Most like it, by \(views) so far; the comparison goes on:"
  }

  private func row(_ neighbour: Neighbour<MovieIndex>) -> NumberedList.Row {
    let value = Double(neighbour.similarity)
    let figure =
      switch answer.measure {
      case .model(.vectors(.dot)), .model(.vectors(.weight)):
        "at \(answer.measure.format(neighbour.similarity))"
      case .likeness, .model: "\((value * 100).fixed(0)) percent alike"
      }
    return NumberedList.Row(
      text: "\(library.title(neighbour.index)), \(figure).", subject: .movie(neighbour.index),
      choose: LinearCommand.neighbours(of: neighbour.index))
  }
}
