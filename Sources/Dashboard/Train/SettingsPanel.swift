import Cells
import Learning
import Terms
import Text

/// What decides the run's numbers.
struct SettingsPanel {
  let shared: Shared

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let inner = canvas.panel(
      rect, .settings, shared.train.settings.map { [$0.preset.rawValue] } ?? [])
    guard let settings = shared.train.settings else {
      switch shared.source {
      case .events, .model, .logs: canvas.writeEmpty("another program's", in: inner)
      case .ratings, .cluster: break
      }
      return
    }
    var facts = settings.facts
    if let summary = shared.train.summary {
      if let train = summary.train { facts.append((name: "train", value: train.grouped)) }
      if let validation = summary.validation {
        facts.append((name: "validation", value: validation.grouped))
      }
    }
    flow(facts, of: settings, in: inner, on: &canvas)
  }

  /// What a fact tells of.
  private static func term(_ name: String, _ settings: Settings) -> Term? {
    switch name {
    case "learner": Term(settings.learner)
    case "train": .trainRatings
    default: settings.descriptors.first { $0.title == name }.map { Term($0) }
    }
  }

  /// Writes names and values after each other, a pair never broken over two lines.
  private func flow(
    _ facts: [(name: String, value: String)], of settings: Settings, in inner: Rect,
    on canvas: inout Canvas
  ) {
    var point = Point(x: inner.x + 1, y: inner.y)
    for fact in facts {
      let width = fact.name.columns + 1 + fact.value.columns
      if point.x > inner.x + 1, point.x + width > inner.maxX - 1 {
        point = Point(x: inner.x + 1, y: point.y + 1)
      }
      guard point.y < inner.maxY else { return }
      if let term = Self.term(fact.name, settings) {
        let place = Rect(x: point.x, y: point.y, width: width, height: 1)
        canvas.note(term, as: fact.name, value: fact.value, in: place)
      }
      let next = canvas.write(fact.name, x: point.x, y: point.y, maxX: inner.maxX, .muted)
      point.x = canvas.write(fact.value, x: next + 1, y: point.y, maxX: inner.maxX, .text) + 2
    }
  }
}
