import Evaluation
import Learning
import Models

/// How alike lists are by each of the models that were asked so far.
struct SamenessByModel: Sendable {
  /// The newest figures of one model.
  struct Figures: Sendable {
    let name: String
    let sameness: Sameness
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
    let new = Figures(name: name, sameness: answer.sameness, siblings: answer.siblings)
    if let index = figures.firstIndex(where: { $0.name == name }) {
      figures[index] = new
    } else {
      figures = figures.suffix(Self.most - 1) + [new]
    }
  }
}
