import Cells
import Models
import RatingData
import Text

/// What keys do.
extension MapScreen {
  static let bindings: [Binding<Self>] =
    [
      .pause,
      Binding(
        "search", [.character("/")], "/", .list, "go to a movie by its title", label: "search"
      ) {
        screen, _ in
        screen.search.begin()
        return []
      },
      Binding(
        "zoom-in", [.character("+"), .character("=")], "+ -", .view, "nearer, further; 0 all",
        label: "zoom"
      ) { screen, _ in
        screen.zoom(by: 2)
        return []
      },
      Binding("zoom-out", [.character("-")], "-", .view, "") { screen, _ in
        screen.zoom(by: 0.5)
        return []
      },
      Binding("zoom-all", [.character("0")], "0", .view, "") { screen, _ in
        screen.window = MapWindow()
        return []
      },
      Binding(
        "colours", [.character("c")], "c", .view, "colour by genre, decade, …", label: "colour"
      ) {
        screen, _ in
        screen.colours = screen.colours.next
        return []
      },
      Binding(
        "projection", [.character("P")], "P", .view, "plane of components; back",
        label: { screen, _ in screen.projection == .neighbours ? "components" : "neighbours" },
        action: { screen, _ in
          screen.projection = screen.projection == .neighbours ? .components : .neighbours
          screen.arrange()
          return []
        }),
      Binding(
        "components", [.character("x")], "x", .view, "other components",
        label: { screen, _ in screen.projection == .components ? "components" : nil },
        action: { screen, _ in screen.nextComponents() }),
      Binding("users", [.character("U")], "U", .view, "users, you among them") {
        screen, shared in
        screen.showsUsers.toggle()
        if screen.showsUsers, screen.projection == .neighbours {
          shared.note =
            "you stand amid the \(shared.kind.plural) that you like; other users show with \(shared.key("components"))"
        }
        return []
      },
      Binding(
        "list", [.character("a")], "a", .list, "list what is in the lasso",
        label: "list"
      ) { $0.list(&$1) },
      Binding(
        "lasso", [.character("m")], "m", .list, "a lasso's corner; or drag",
        label: "lasso"
      ) { screen, shared in screen.markCorner(&shared) },
      Binding("open", [.enter], "enter", .list, "the movie on Movies") { screen, shared in
        if let cursor = screen.cursor { shared.navigation = .visit(.movie(cursor)) }
        return []
      },
      .nextNearness,
      Binding("leave", [.escape], "esc", .list, "let go of lasso and list") {
        screen, shared in
        screen.leave(&shared)
        return []
      },
    ] + Binding<Self>.filters
    + [
      (Key.left, Key.character("h"), "left", -1, 0), (.right, .character("l"), "right", 1, 0),
      (.up, .character("k"), "up", 0, 1), (.down, .character("j"), "down", 0, -1),
    ].map { arrow, letter, action, x, y in
      Binding(
        action, [arrow, letter], action == "left" ? "← → ↑ ↓" : arrow.name, .list,
        action == "left" ? "to the next movie that way" : ""
      ) { screen, shared in
        screen.step(x, y, shared)
        return []
      }
    }

  mutating func zoom(by factor: Double) {
    window.zoom(by: factor, towards: cursor.flatMap { index(of: $0) }.map { places.movies[$0] })
  }

  private mutating func nextComponents() -> [Effect] {
    guard projection == .components else {
      projection = .components
      arrange()
      return []
    }
    let count = answer?.components?.coordinates.count ?? 2
    axes.y += 1
    if axes.y >= count {
      axes.x += 1
      axes.y = axes.x + 1
    }
    if axes.y >= count { axes = (0, 1) }
    arrange()
    return []
  }

  /// To the nearest movie in a direction, a cell away at the least.
  private mutating func step(_ x: Int, _ y: Int, _ shared: Shared) {
    guard let layout = shared.layout, let answer, let cursor, let here = index(of: cursor) else {
      cursor = answer?.movies.last
      return
    }
    let plot = MapLayout(layout.body).plot
    let own = places.movies[here]
    var best: (index: Int, cost: Double)?
    for (index, place) in places.movies.enumerated() {
      // In cells, of which one is twice as high as wide.
      let dx = (place.x - own.x) * window.zoom * Double(plot.width)
      let dy = (place.y - own.y) * window.zoom * Double(plot.height) * 2
      let along = dx * Double(x) + dy * Double(y)
      let across = abs(dx * Double(y)) + abs(dy * Double(x))
      guard along >= 1, across <= along else { continue }
      let cost = along + 2 * across
      // Of movies in about the same place the most rated, which comes last.
      if best.map({ cost <= $0.cost }) ?? true { best = (index, cost) }
    }
    if let best {
      self.cursor = answer.movies[best.index]
      window.reveal(places.movies[best.index])
    } else {
      window.pan(x: 0.2 * Double(x), y: 0.2 * Double(y))
    }
  }

  private mutating func markCorner(_ shared: inout Shared) -> [Effect] {
    guard let cursor, let here = index(of: cursor) else { return [] }
    addCorner(places.movies[here])
    if !lasso.isClosed {
      let left = 3 - lasso.corners.count
      shared.note =
        "a corner of the lasso: go to another \(shared.kind.singular) and press \(shared.key("lasso")), \(left) more at least"
    }
    return []
  }

  private mutating func leave(_ shared: inout Shared) {
    if lasso.isEmpty { shared.listed = nil }
    lasso = MapLasso()
    markLassoed()
  }

  private mutating func list(_ shared: inout Shared) -> [Effect] {
    guard let answer else { return [] }
    let marked = lasso.isClosed ? lassoed.sorted() : indicesInView
    guard !marked.isEmpty else {
      shared.note =
        "no \(shared.kind.singular) is in \(lasso.isClosed ? "the lasso: \(shared.key("leave")) lets go of it" : "view")"
      return []
    }
    let listed = Set(marked.map { answer.movies[$0] })
    let first = cursor.flatMap { listed.contains($0) ? $0 : nil }
    shared.listed = listed
    // The most rated comes last.
    shared.navigation = .visit(.movie(first ?? answer.movies[marked[marked.count - 1]]))
    shared.note =
      "\(shared.kind.counted(marked.count)) from the map: \(shared.key("leave")) shows all again"
    return []
  }

  private var indicesInView: [Int] {
    places.movies.indices.filter { index in
      let place = window.place(places.movies[index])
      return (0...1).contains(place.x) && (0...1).contains(place.y)
    }
  }
}
