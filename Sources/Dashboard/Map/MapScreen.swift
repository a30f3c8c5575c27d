import Cells
import Models
import RatingData

/// Movies in the plane of two principal components: what a model knows of them, as a picture.
struct MapScreen: Screen {
  static let title = "Map"

  private(set) var search = Search()
  /// The movie that is named, and whose neighbours are drawn.
  private(set) var cursor: MovieIndex?
  private(set) var window = MapWindow()
  private(set) var colours = MapColours.genre
  /// Which components lie along the axes.
  private(set) var axes = (x: 0, y: 1)
  private(set) var showsUsers = false
  private(set) var answer: MapAnswer?
  private(set) var nearest: MovieAnswer?
  /// Where each movie of the answer stands in the whole picture; worked out when the answer comes, not at each frame.
  private(set) var places: [(x: Double, y: Double)] = []
  private(set) var userPlaces: [(x: Double, y: Double)] = []
  private(set) var yourPlace: (x: Double, y: Double)?
  private(set) var key: MapKey?
  /// What the key was made of.
  private var keyed: (colours: MapColours, ratings: [MovieRating])?

  var isTyping: Bool { search.isTyping }
  var showsLists: Bool { true }
  var components: PrincipalComponents? { answer?.components }
  func model(_ shared: Shared) -> TrainedModel? { shared.listModel }
  var place: Place? { cursor.map { .movie($0) } }

  func questions(_ shared: Shared) -> [ScreenQuestion] {
    guard shared.library != nil else { return [] }
    let map = Query.Subject.map(
      filter: shared.filter, showsUsers: showsUsers, ratings: showsUsers ? shared.you.ratings : [])
    let nearest = cursor.map {
      Query.Subject.movie($0, measure: nil, filter: shared.filter, draw: nil)
    }
    return [ScreenQuestion(map, for: .map)]
      + (nearest.map { [ScreenQuestion($0, for: .mapNeighbours)] } ?? [])
  }

  mutating func receive(_ answer: Answer, _ shared: Shared) {
    switch answer {
    case .map(let answer?):
      // At first such components as say something of taste.
      if self.answer?.query.model.run != answer.query.model.run {
        axes = answer.popularity == 0 && answer.coordinates.count > 2 ? (1, 2) : (0, 1)
      }
      self.answer = answer
      arrange()
      if cursor == nil { cursor = answer.movies.last }
    case .map(nil):
      self.answer = nil
      places = []
    case .movie(let answer) where answer.query.asker == .mapNeighbours && answer.movie == cursor:
      nearest = answer
    default: break
    }
  }

  private mutating func arrange() {
    guard let answer, answer.coordinates.indices.contains(max(axes.x, axes.y)) else {
      places = []
      return
    }
    let (xs, ys) = (answer.coordinates[axes.x], answer.coordinates[axes.y])
    let (xAxis, yAxis) = (MapAxis(xs), MapAxis(ys))
    places = zip(xs, ys).map { (xAxis.part($0), yAxis.part($1)) }
    if answer.users.isEmpty {
      userPlaces = []
      yourPlace = nil
      return
    }
    // Users' factors are of another length than movies': their directions are what matters.
    let (userXs, userYs) = (answer.users[axes.x], answer.users[axes.y])
    let (userX, userY) = (MapAxis(userXs), MapAxis(userYs))
    userPlaces = zip(userXs, userYs).map { (userX.part($0), userY.part($1)) }
    yourPlace =
      answer.you.isEmpty ? nil : (userX.part(answer.you[axes.x]), userY.part(answer.you[axes.y]))
  }

  /// Where a movie stands in the answer; nil where it is not shown.
  func index(of movie: MovieIndex) -> Int? {
    places.isEmpty ? nil : answer?.movies.lastIndex(of: movie)
  }

  mutating func fit(in body: Rect, _ shared: Shared) {
    guard let library = shared.library else { return }
    let wanted = colours == .yours ? shared.you.ratings : []
    if keyed.map({ $0.colours != colours || $0.ratings != wanted }) ?? true {
      key = MapKey(colours, library, shared.you)
      keyed = (colours, wanted)
    }
  }

  mutating func load(_ library: Library) { keyed = nil }

  mutating func edit(_ shared: inout Shared, _ change: (inout Search) -> Void) {
    let before = search
    change(&search)
    if before.isTyping, !search.isTyping { search = Search() }
    guard let library = shared.library, !search.text.isEmpty, search.text != before.text else {
      return
    }
    let hits = Set(library.titles.filter(search.text))
    // The most rated comes last in the answer.
    if let hit = answer?.movies.last(where: hits.contains) { select(hit) }
  }

  private mutating func select(_ movie: MovieIndex) {
    cursor = movie
    if let index = index(of: movie) { window.reveal(places[index]) }
  }

  mutating func receive(_ mouse: Mouse, in body: Rect, _ shared: inout Shared) -> [Effect] {
    let plot = MapLayout(body).plot
    guard plot.contains(mouse.point) else { return [] }
    switch mouse.action {
    case .press:
      let hit = places.indices.compactMap { index -> (index: Int, distance: Int)? in
        guard let cell = cell(of: places[index], in: plot) else { return nil }
        let (x, y) = (cell.x - mouse.point.x, cell.y - mouse.point.y)
        return (index, x * x + 4 * y * y)
      }.min { ($0.distance, $1.index) < ($1.distance, $0.index) }
      if let hit, let answer { cursor = answer.movies[hit.index] }
    case .wheelUp: zoom(by: 1.5)
    case .wheelDown: zoom(by: 1 / 1.5)
    case .drag: break
    }
    return []
  }

  /// The cell of a place; nil outside the view.
  func cell(of place: (x: Double, y: Double), in plot: Rect) -> Point? {
    let seen = window.place(place)
    guard (0...1).contains(seen.x), (0...1).contains(seen.y), !plot.isEmpty else { return nil }
    return Point(
      x: plot.x + Int((seen.x * Double(plot.width - 1)).rounded()),
      y: plot.y + Int(((1 - seen.y) * Double(plot.height - 1)).rounded()))
  }
}

/// What keys do.
extension MapScreen {
  static let bindings: [Binding<Self>] =
    [
      .pause,
      Binding("search", [.character("/")], "/", .list, "go to a film by its title", label: "search")
      {
        screen, _ in
        screen.search.isTyping = true
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
      Binding("components", [.character("x")], "x", .view, "other components", label: "components")
      {
        screen, _ in screen.nextComponents()
      },
      Binding("users", [.character("U")], "U", .view, "users on the map, you among them") {
        screen, _ in
        screen.showsUsers.toggle()
        return []
      },
      Binding("list", [.character("a")], "a", .list, "the films in view as a list", label: "list") {
        $0.listView(&$1)
      },
      Binding("open", [.enter], "enter", .list, "the film on Movies") { screen, shared in
        if let cursor = screen.cursor { shared.navigation = .visit(.movie(cursor)) }
        return []
      },
      .nextModel,
    ] + Binding<Self>.filters
    + [
      (Key.left, Key.character("h"), "left", -1, 0), (.right, .character("l"), "right", 1, 0),
      (.up, .character("k"), "up", 0, 1), (.down, .character("j"), "down", 0, -1),
    ].map { arrow, letter, action, x, y in
      Binding(
        action, [arrow, letter], action == "left" ? "← → ↑ ↓" : arrow.name, .list,
        action == "left" ? "to the next film that way" : ""
      ) { screen, shared in
        screen.step(x, y, shared)
        return []
      }
    }

  private mutating func zoom(by factor: Double) {
    window.zoom(by: factor, towards: cursor.flatMap { index(of: $0) }.map { places[$0] })
  }

  private mutating func nextComponents() -> [Effect] {
    let count = answer?.coordinates.count ?? 2
    axes.y += 1
    if axes.y >= count {
      axes.x += 1
      axes.y = axes.x + 1
    }
    if axes.y >= count { axes = (0, 1) }
    arrange()
    return []
  }

  /// To the nearest film in a direction, a cell away at the least.
  private mutating func step(_ x: Int, _ y: Int, _ shared: Shared) {
    guard let frame = shared.frame, let answer, let cursor, let here = index(of: cursor) else {
      cursor = answer?.movies.last
      return
    }
    let plot = MapLayout(frame.body).plot
    let own = places[here]
    var best: (index: Int, cost: Double)?
    for (index, place) in places.enumerated() {
      // In cells, of which one is twice as high as wide.
      let dx = (place.x - own.x) * window.zoom * Double(plot.width)
      let dy = (place.y - own.y) * window.zoom * Double(plot.height) * 2
      let along = dx * Double(x) + dy * Double(y)
      let across = abs(dx * Double(y)) + abs(dy * Double(x))
      guard along >= 1, across <= along else { continue }
      let cost = along + 2 * across
      // Of films in about the same place the most rated, which comes last.
      if best.map({ cost <= $0.cost }) ?? true { best = (index, cost) }
    }
    if let best {
      self.cursor = answer.movies[best.index]
      window.reveal(places[best.index])
    } else {
      window.pan(x: 0.2 * Double(x), y: 0.2 * Double(y))
    }
  }

  private mutating func listView(_ shared: inout Shared) -> [Effect] {
    guard let answer else { return [] }
    let seen = places.indices.filter { index in
      let place = window.place(places[index])
      return (0...1).contains(place.x) && (0...1).contains(place.y)
    }
    guard !seen.isEmpty else { return [] }
    shared.listed = Set(seen.map { answer.movies[$0] })
    shared.navigation = .visit(.movie(cursor ?? answer.movies[seen[0]]))
    shared.note = "\(seen.count.counted("film")) from the map: esc shows all again"
    return []
  }
}
