import Cells
import Learning
import Models
import RatingData

/// What a model makes of one user, and what those near them loved.
struct UserAnswer: Sendable {
  struct Subject: Equatable, Sendable {
    let user: UserIndex
    let filter: MovieFilter
    /// A movie whose rank among the recommendations is wanted.
    var asked: MovieIndex?
    /// Whether to say what carries the recommendations.
    var wantsReasons = false
  }

  /// A user near this one, and what they rated highest that this one has not rated.
  struct Companion: Sendable, Hashable {
    let user: UserIndex
    let similarity: Float
    let loved: MovieIndex?
  }

  /// Where a movie that was asked for stands among all that the user has not rated.
  struct Rank: Sendable, Equatable {
    let movie: MovieIndex
    /// From 1.
    let rank: Int
    let of: Int
  }

  let question: ModelQuestion<Subject>
  let report: UserReport
  let companions: [Companion]
  let rank: Rank?
  /// By recommended movie, for the first of them: what carries it. Empty where nobody asked.
  let reasons: [MovieIndex: Reasons]

  var user: UserIndex { report.user }

  /// What its predictions are called: of who predicts no ratings they are scores.
  func predictionName(_ values: ValueFormat) -> String {
    report.predictsRatings ? values.predictionName : "score"
  }

  /// A prediction.
  func text(_ predicted: Double, _ values: ValueFormat) -> String {
    report.predictsRatings ? values.text(predicted) : predicted.fixed(2)
  }

  /// Recommendations whose reasons are found at once.
  private static let explained = 50

  init(_ question: ModelQuestion<Subject>, in library: Library) {
    let data = library.data
    let model = question.model.snapshot.model
    let subject = question.subject
    self.question = question
    report = UserReport(
      subject.user, in: data, model, heldOut: question.model.heldOut,
      judge: question.judge.map { UserReport.Judge($0.snapshot.model, heldOut: $0.heldOut) },
      filter: subject.filter, count: ListDepth.rows)
    let seen = Set(report.rated.map(\.movie))
    companions = report.neighbours.map {
      Companion(
        user: $0.index, similarity: $0.similarity,
        loved: Self.favourite(of: $0.index, notIn: seen, library))
    }
    rank = subject.asked.flatMap {
      Self.rank(of: $0, by: model.scores(for: subject.user), notIn: seen)
    }
    guard subject.wantsReasons else {
      reasons = [:]
      return
    }
    let ratings = report.rated.map { MovieRating(movie: $0.movie, rating: $0.rating) }
    let folded = question.model.folded(ratings, in: data)
    reasons = Dictionary(
      uniqueKeysWithValues: report.recommendations.prefix(Self.explained).map {
        ($0.movie, Reasons(folded.reasons(for: $0.movie)))
      })
  }

  /// nil of a movie that the user has rated.
  private static func rank(
    of movie: MovieIndex, by scores: [Float], notIn seen: Set<MovieIndex>
  ) -> Rank? {
    guard !seen.contains(movie), scores.indices.contains(movie.position) else { return nil }
    let own = scores[movie.position]
    var above = 0
    for (other, score) in scores.enumerated()
    where score > own && !seen.contains(MovieIndex(other)) { above += 1 }
    return Rank(movie: movie, rank: above + 1, of: scores.count - seen.count)
  }

  /// The movie that a user rated highest, among equals the one that most people rated.
  static func favourite(
    of user: UserIndex, notIn seen: Set<MovieIndex>, _ library: Library
  ) -> MovieIndex? {
    let ratings = library.data.ratings
    var best: (movie: MovieIndex, value: Float, count: Int)?
    for position in library.data.byUser[user] {
      let movie = ratings.movies[position]
      let value = ratings.values[position]
      if let best, value < best.value || seen.contains(movie) { continue }
      if seen.contains(movie) { continue }
      let count = library.ratingCount(movie)
      if let best, value == best.value, count <= best.count { continue }
      best = (movie, value, count)
    }
    return best?.movie
  }
}

extension Reasons {
  /// `because Fargo (1996) 41 %, Big Lebowski, The (1998) 33 %`, as much as fits.
  func text(_ title: (MovieIndex) -> String, width: Int) -> String {
    guard !shares.isEmpty else { return "nothing that was rated speaks for it" }
    let parts = shares.map { "\(title($0.movie)) \(($0.share * 100).fixed(0)) %" }
    var count = parts.count
    func line() -> String { "because " + parts.prefix(count).joined(separator: " · ") }
    while count > 1, line().columns > width { count -= 1 }
    return line().fitted(to: width)
  }
}

extension TrainedModel {
  /// A user with these ratings, held back as the model's own learner would.
  func folded(_ ratings: [MovieRating], in data: DataSet) -> FoldedUser {
    (settings ?? Settings(.biased)).foldIn(ratings, into: snapshot.model, on: data.ratings)
  }
}
