import Answers
import Cells
import RatingData
import Text

/// `user ID`, by the answer of Users.
extension LinearCommand {
  static let user = LinearCommand(
    "user", .needed("ID"), "tells of a user and lists what they may like", example: "user 42"
  ) { argument in
    { dashboard in
      guard let library = dashboard.library else { return dashboard.withLibrary { _ in .waits() } }
      let catalogue = library.data.catalogue
      guard let user = catalogue.index(of: UserID(argument)) else {
        let range = catalogue.users.first.flatMap { first in
          catalogue.users.last.map { " Those with ratings run from \(first.id) to \($0.id)." }
        }
        return .says("No user has the id \(argument.excerpt(40)).\(range ?? "")")
      }
      return dashboard.listModel().then { model in
        let subject = UserAnswer.Subject(user: user, filter: dashboard.shared.filter)
        let question = ModelQuestion(subject, of: model, judgedBy: dashboard.shared.judge)
        return .asks(.answer) { reply(UserAnswer(question, in: library), library) }
      }
    }
  }

  /// Best ratings that are named.
  private static let named = 3

  private static func reply(_ answer: UserAnswer, _ library: Library) -> LinearReply {
    let user = library.data.catalogue[answer.user]
    let values = library.values
    let profile = user.profile.map { ", \($0.gender), \($0.ageGroup), \($0.occupation)" } ?? ""
    let count = library.ratingCount(answer.user).counted(values.ofUser)
    let mean = values.text(library.userMeans[answer.user.position])
    let error = answer.report.rootMeanSquaredError.map {
      " Predictions of them are off by \(values.text($0))."
    }
    let rated = answer.report.rated.sorted { $1.rating < $0.rating }.prefix(named)
      .map { "\(library.title($0.movie)), \(values.number($0.rating))" }
    let figures = answer.figures(values)
    return LinearReply(
      [
        "User \(user.id)\(profile): \(count), mean \(mean).\(error ?? "")",
        "Rated highest: \(rated.joined(separator: "; ")).", "May like:",
      ], NumberedList(answer.report.recommendations.map { library.row(of: $0, figures) }))
  }
}
