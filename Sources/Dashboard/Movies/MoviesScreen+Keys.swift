import Cells
import Models
import RatingData

extension MoviesScreen {
  static let bindings: [Binding<Self>] =
    [
      .pause, searchBinding("search titles"),
      openBinding("neighbours; then go to one") { screen in
        screen.focus == .list ? "neighbours" : "go there"
      }, backBinding,
    ] + sortBindings() + [
      Binding(
        "similarity", [.character("m")], "m", .view, "another measure of factors",
        label: "measure"
      ) { screen, shared in
        screen.nextMeasure(&shared)
        return []
      },
      Binding(
        "who-would-love-it", [.character("w")], "w", .view, "who would love it, or near",
        action: { screen, _ in screen.toggle(.admirers) }),
      Binding(
        "sameness", [.character("e")], "e", .view, "how alike all lists are",
        action: { screen, _ in screen.toggle(.sameness) }),
      .nextNearness,
      Binding(
        "pin", [.character("=")], "=", .list, "pin it, to watch it learn",
        label: { screen, _ in screen.pins.isEmpty ? "pin" : "pins" },
        action: { screen, shared in
          if let movie = screen.browser.selected { screen.pins.toggle(.movie(movie), &shared) }
          return []
        }),
    ] + Binding<Self>.filters + [
      Binding(
        "previous-sample", [.character("{")], "{ }", .view, "samples of a sampled model",
        label: { _, shared in sampleCount(shared) > 0 ? "samples" : nil },
        action: { screen, shared in screen.stepSample(-1, of: sampleCount(shared)) }),
      Binding(
        "next-sample", [.character("}")], "}", .view, "",
        action: { screen, shared in screen.stepSample(1, of: sampleCount(shared)) }),
    ] + listBindings

  /// Shows something in the place of the neighbours, or these again.
  private mutating func toggle(_ other: Beside) -> [Effect] {
    beside = beside == other ? .neighbours : other
    detail.setCount(rowCount)
    detail.select(0)
    return []
  }

  private static func sampleCount(_ shared: Shared) -> Int {
    shared.neighbourSource?.model?.snapshot.model.sampleCount ?? 0
  }

  /// Likeness is one measure; a model's factors can be compared in several ways.
  private mutating func nextMeasure(_ shared: inout Shared) {
    guard !shared.showsLikeness else {
      shared.note =
        "likeness has one measure: \(shared.key("next-model")) compares a model's factors"
      return
    }
    let usual = shared.neighbourSource?.model?.snapshot.model.similarities.first ?? .cosine
    measure = (measure ?? .vectors(usual)).nextOfFactors
  }

  /// To the sample beside: from the mean to the first or the last, and back.
  private mutating func stepSample(_ step: Int, of count: Int) -> [Effect] {
    guard count > 0 else { return [] }
    let next = (sample.map { min($0, count - 1) } ?? (step > 0 ? -1 : count)) + step
    sample = (0..<count).contains(next) ? next : nil
    return []
  }
}
