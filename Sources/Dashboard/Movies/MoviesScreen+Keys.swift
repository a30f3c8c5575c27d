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
        "similarity", [.character("m")], "m", .view, "cosine, centred, dot, Euclidean",
        label: "measure"
      ) { screen, shared in
        let model = screen.model(shared)?.snapshot.model
        let usual = model?.similarities.first ?? .cosine
        screen.measure = (screen.measure ?? usual).nextOfVectors
        return []
      },
      Binding(
        "who-would-love-it", [.character("w")], "w", .view, "who would love it; what is near",
        action: { screen, _ in screen.toggleAdmirers() }),
      .nextModel,
      Binding(
        "pin", [.character("=")], "=", .list, "pin: watch it while training; let go",
        label: { screen, _ in screen.pins.isEmpty ? "pin" : "pins" },
        action: { $0.pin(&$1) }),
    ] + Binding<Self>.filters + [
      Binding(
        "previous-draw", [.character("{")], "{ }", .view, "a sampled model's draws, one by one",
        label: { _, shared in drawCount(shared) > 0 ? "draws" : nil },
        action: { screen, shared in screen.stepDraw(-1, of: drawCount(shared)) }),
      Binding(
        "next-draw", [.character("}")], "}", .view, "",
        action: { screen, shared in screen.stepDraw(1, of: drawCount(shared)) }),
    ] + listBindings

  /// Pins the selected movie, in place of the older of two pins; lets go of it where it is pinned.
  private mutating func pin(_ shared: inout Shared) -> [Effect] {
    guard let movie = browser.selected else { return [] }
    if pins.contains(where: { $0.movie == movie }) {
      pins.removeAll { $0.movie == movie }
      return []
    }
    pins = pins.suffix(1) + [Pin(movie)]
    if !shared.train.phase.isUnderWay {
      shared.note = "pinned: its list moves while a run learns; n on Train starts one"
    }
    return []
  }

  private mutating func toggleAdmirers() -> [Effect] {
    showsAdmirers.toggle()
    detail.setCount(
      (showsAdmirers ? currentAdmirers?.admirers.count : current?.neighbours.count) ?? 0)
    detail.select(0)
    return []
  }

  private static func drawCount(_ shared: Shared) -> Int {
    shared.listModel?.snapshot.model.drawCount ?? 0
  }

  /// To the draw beside: from the mean to the first or the last, and back.
  private mutating func stepDraw(_ step: Int, of count: Int) -> [Effect] {
    guard count > 0 else { return [] }
    let next = (draw.map { min($0, count - 1) } ?? (step > 0 ? -1 : count)) + step
    draw = (0..<count).contains(next) ? next : nil
    return []
  }
}
