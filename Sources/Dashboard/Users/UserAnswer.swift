import Answers
import Cells
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

  func figures(_ values: ValueFormat) -> ListFigures {
    ListFigures(report.rankedBy, values, predictsRatings: report.predictsRatings)
  }

  /// A prediction.
  func text(_ predicted: Double, _ values: ValueFormat) -> String {
    report.predictsRatings ? values.text(predicted) : predicted.fixed(2)
  }

  /// Recommendations whose reasons are found at once.
  private static let explained = 50

  init(_ question: ModelQuestion<Subject>, in library: Library) {
    let data = library.data
    let models = question.model.judged(by: question.judge)
    self.question = question
    report = UserReport(
      question.subject.user, in: data, models, filter: question.subject.filter,
      count: ListDepth.rows)
    companions = report.companions(in: data)
    rank = question.subject.asked.flatMap { movie in
      MovieRank(of: movie, for: question.subject.user, in: data, models.lists.model).map {
        Rank(movie: movie, rank: $0.place, of: $0.count)
      }
    }
    reasons =
      question.subject.wantsReasons ? report.reasons(first: Self.explained, in: data, models) : [:]
  }
}

extension Reasons {
  /// `because Fargo (1996) 41 %, Big Lebowski, The (1998) 33 %`, as much as fits, or who else likes it.
  func text(_ title: (MovieIndex) -> String, width: Int) -> String {
    guard !shares.isEmpty else {
      return (likers?.description ?? "no rating explains it").fitted(to: width)
    }
    let parts = shares.map { share in
      // What is too long for the line loses its end, and not its share.
      let part = " \((share.share * 100).fixed(0)) %"
      return title(share.movie).fitted(to: max(8, width - 8 - part.columns)) + part
    }
    var count = parts.count
    func line() -> String { "because " + parts.prefix(count).joined(separator: " · ") }
    while count > 1, line().columns > width { count -= 1 }
    return line().fitted(to: width)
  }
}
