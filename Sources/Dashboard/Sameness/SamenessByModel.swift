import Evaluation
import Learning
import Models

/// How alike lists are by each of the models that were asked so far, and what movies' neighbours are worth by these and by
/// likeness.
struct SamenessByModel: Sendable {
  /// The newest figures of one model, or of likeness, which makes no lists for users.
  struct Figures: Sendable {
    let name: String
    let sameness: Sameness?
    let neighbours: NeighbourFigures?
  }

  private(set) var answer: SamenessAnswer?
  /// In the order in which the models were asked first.
  private(set) var figures: [Figures] = []

  /// More models than a person compares at a time.
  private static let most = 6

  mutating func receive(_ answer: SamenessAnswer, _ shared: Shared) {
    self.answer = answer
    take(
      Figures(
        name: shared.name(of: answer.question.model), sameness: answer.sameness,
        neighbours: answer.neighbours))
  }

  /// What likeness is worth.
  mutating func receive(_ neighbours: NeighbourFigures) {
    take(Figures(name: "likeness", sameness: nil, neighbours: neighbours))
  }

  private mutating func take(_ new: Figures) {
    if let index = figures.firstIndex(where: { $0.name == new.name }) {
      figures[index] = new
    } else {
      figures = figures.suffix(Self.most - 1) + [new]
    }
  }
}
