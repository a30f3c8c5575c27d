import Cells
import Models
import RatingData
import Text

/// `errors`, by the answer of Train's pane of errors.
extension LinearCommand {
  static let errors = LinearCommand(
    "errors", .none, "tells where the model is wrong, and lists its worst predictions"
  ) { _ in
    { dashboard in
      guard let library = dashboard.library else { return dashboard.withLibrary { _ in .waits() } }
      if dashboard.shared.train.summary?.validation == 0 {
        return .says("No ratings are held out, so there is nothing to judge by.")
      }
      return dashboard.runModel.then { model in
        guard model.snapshot.model.predictsRatings else {
          return .says("This model ranks movies; it predicts no ratings.")
        }
        let limit = dashboard.hasEnded ? Int.max : ratingsInPassing
        let question = ModelQuestion(ErrorAnswer.Subject(limit: limit), of: model)
        return .asks(.longAnswer) { reply(ErrorAnswer(question, in: library), library) }
      }
    }
  }

  /// Ratings that are looked at while epochs pass, as on the screen.
  private static let ratingsInPassing = 20_000

  private static func reply(_ answer: ErrorAnswer, _ library: Library) -> LinearReply {
    guard answer.count > 0 else { return LinearReply(["No rating was held out."]) }
    let values = library.values
    let groups = answer.dimensions.map { dimension in
      let parts = dimension.groups.map { group in
        "\(group.spoken): \(values.text(group.error.mean.squareRoot()))"
      }
      return "By \(dimension.name). \(parts.joined(separator: "; "))."
    }
    let epoch = answer.question.model.snapshot.epoch
    let head =
      "How far predictions are off, typically, on \(answer.count.counted("unseen \(values.name)"))"
      + " after epoch \(epoch)."
    let rows = answer.worst.map { miss in
      NumberedList.Row(
        text: "\(library.title(miss.movie)), user \(library.data.catalogue[miss.user].id):"
          + " rated \(values.number(miss.rating)),"
          + " predicted \(values.text(Double(miss.predicted))).",
        subject: .movie(miss.movie), choose: neighbours(of: miss.movie))
    }
    return LinearReply([head] + groups + ["The worst predictions:"], NumberedList(rows))
  }
}

extension ErrorAnswer.Group {
  /// `under 20`, `20 to 200`, `over 200`
  fileprivate var spoken: String {
    name.replacing("< ", with: "under ").replacing("> ", with: "over ")
      .replacing("–", with: " to ")
  }
}
