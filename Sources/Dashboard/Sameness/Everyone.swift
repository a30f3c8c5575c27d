import Evaluation
import Learning
import Models

/// What everyone's lists come to, by the models that were asked so far.
struct Everyone: Sendable {
  /// The newest figures of one model.
  struct Figures: Sendable {
    let name: String
    let spread: ListSpread
    let siblings: SiblingShare?
  }

  private(set) var answer: SamenessAnswer?
  /// In the order in which the models were asked first.
  private(set) var figures: [Figures] = []

  /// More models than a person compares at a time.
  private static let most = 6

  mutating func receive(_ answer: SamenessAnswer, _ shared: Shared) {
    self.answer = answer
    let name = shared.name(of: answer.question.model)
    let new = Figures(name: name, spread: answer.spread, siblings: answer.siblings)
    if let index = figures.firstIndex(where: { $0.name == name }) {
      figures[index] = new
    } else {
      figures = figures.suffix(Self.most - 1) + [new]
    }
  }
}
