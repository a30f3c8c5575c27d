import Answers
import Cells
import Jobs
import Models
import RatingData

/// Movies in a plane: what a model knows of them, as a picture.
struct MapScreen: Screen, Searchable, Visiting, Filterable, NeighbourShowing, EpochShowing, Animated
{
  static let title = "Map"

  var search = Search()
  /// The movie that is named, and whose neighbours are drawn.
  var cursor: MovieIndex?
  var window = MapWindow()
  var colours = MapColours.genre
  var projection = MapProjection.neighbours
  private(set) var plane = MapPlane()
  /// Which components lie along the axes.
  var axes = (x: 0, y: 1)
  var showsUsers = false
  private(set) var answer: MapAnswer?
  /// What was answered last, if only that there is no map.
  private var answered: MapAnswer.Question?
  private(set) var nearest: MovieAnswer?
  /// Where all stands in the whole picture; worked out when something comes or moves, not at each frame.
  private(set) var places = MapPlaces()
  /// Counts how often the places became others.
  private var arrangement = 0
  /// What is under way between two epochs.
  private var glide: MapGlide?
  var lasso = MapLasso()
  /// Which movies of the answer are in the lasso.
  private(set) var lassoed: Set<Int> = []
  /// Where the mouse was pressed, while a drag may begin there.
  private var pressed: Point?
  private(set) var key: MapKey?
  /// What the parts of a view are about, and of which.
  private var regionNames: MapRegionNames?
  /// What the key was made of.
  private var keyed: (colours: MapColours, ratings: [MovieRating])?

  var isMoving: Bool { glide != nil }
  var place: Place? { cursor.map { .movie($0) } }

  private var inquiry = Inquiry<MapAnswer.Question, MapAnswer>(
    JobIdentity("map"), at: .longAnswer)
  private var neighboursInquiry = Inquiry<MovieAnswer.Question, MovieAnswer>(
    JobIdentity("neighbours on the map"))
  private var regionsInquiry = Inquiry<MapRegionsView, MapRegionNames>(
    JobIdentity("regions of the map"))

  mutating func jobs(_ shared: Shared) -> [Job] {
    guard let library = shared.library else { return [] }
    let source = shared.neighbourSource
    let map = mapQuestion(shared, source).flatMap {
      inquiry.ask($0, unless: answered) { [components = answer?.components?.components] in
        MapAnswer($0, following: components, in: library)
      }
    }
    guard let source else { return [map].compactMap(\.self) }
    let neighbours = cursor.flatMap { movie in
      let subject = MovieAnswer.Subject(
        movie: movie, measure: nil, filter: shared.filter, sample: nil)
      return neighboursInquiry.ask(
        MovieAnswer.Question(subject: subject, source: source), unless: nearest?.question
      ) { MovieAnswer($0, in: library) }
    }
    let plane = projection == .neighbours ? plane.job(source, library) : nil
    return [map, neighbours, plane, regionsJob(shared, library)].compactMap(\.self)
  }

  /// Names the parts of the view, once what shows stands still.
  private mutating func regionsJob(_ shared: Shared, _ library: Library) -> Job? {
    guard let layout = shared.layout, !isMoving, let answer,
      let view = regionsView(in: MapLayout(layout.body).plot)
    else { return nil }
    return regionsInquiry.ask(view, unless: regionNames?.view) {
      [movies = answer.movies, places = places.movies, traits = regionNames?.traits] in
      MapRegionNames(of: movies, at: places, $0, traits ?? MovieTraits(library.data))
    }
  }

  /// What there are names of regions for; nil where they have no place.
  private func regionsView(in plot: Rect) -> MapRegionsView? {
    guard projection == .neighbours, let answer, !plot.isEmpty,
      places.movies.count == answer.movies.count
    else { return nil }
    return MapRegionsView(
      window: window, size: plot.size, arrangement: arrangement, movies: answer.movies.count)
  }

  /// The names of what is in view; none while they are looked for.
  func regions(in plot: Rect) -> [MapRegions.Region] {
    guard let names = regionNames, names.view == regionsView(in: plot) else { return [] }
    return names.regions.regions
  }

  /// Likeness has no components: those are of a model.
  private func mapQuestion(
    _ shared: Shared, _ source: NeighbourSource?
  ) -> MapAnswer.Question? {
    let subject = MapAnswer.Subject(
      filter: shared.filter, showsUsers: showsUsers, ratings: showsUsers ? shared.you.ratings : [])
    switch (projection, source) {
    case (.components, _):
      return shared.listModel.map { MapAnswer.Question(subject: subject, model: $0) }
    case (.neighbours, .model(let model)):
      return MapAnswer.Question(subject: subject, model: model)
    case (.neighbours, .likeness): return MapAnswer.Question(subject: subject, model: nil)
    case (.neighbours, nil): return nil
    }
  }

  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]? {
    if let (question, answer) = inquiry.take(done) {
      if let answer {
        answered = question
        show(answer)
      }
    } else if let (_, answer) = neighboursInquiry.take(done) {
      if let answer, answer.movie == cursor { nearest = answer }
    } else if let news = plane.take(done) {
      show(news)
    } else if let (_, names) = regionsInquiry.take(done) {
      regionNames = names ?? regionNames
    } else {
      return nil
    }
    return []
  }

  /// Shows another answer: gliding on from what shows, where that is the same run's picture of the same movies.
  private mutating func show(_ answer: MapAnswer) {
    let before = self.answer
    let isSameRun = before?.question.model?.run == answer.question.model?.run
    // At first such components as say something of taste.
    if !isSameRun, let components = answer.components {
      axes = components.popularity == 0 && components.coordinates.count > 2 ? (1, 2) : (0, 1)
    }
    let shown = places
    self.answer = answer
    if cursor == nil { cursor = answer.movies.last }
    // The plane comes by itself, and stands until then.
    if projection == .neighbours, isSameRun, before?.movies == answer.movies,
      before?.question.subject == answer.question.subject
    {
      return
    }
    arrange()
    if isSameRun, before?.question.model != answer.question.model, before?.movies == answer.movies {
      move(from: shown)
    }
  }

  private mutating func show(_ news: MapPlane.News) {
    guard projection == .neighbours else { return }
    let shown = places
    arrange()
    if case .finished(goesOn: true) = news, shown.movies.count == places.movies.count {
      move(from: shown)
    }
  }

  private mutating func move(from shown: MapPlaces) {
    glide = MapGlide(from: shown, to: places)
    places = shown
    markLassoed()
  }

  mutating func arrange() {
    glide = nil
    arrangement += 1
    places = answer.flatMap { arranged($0) } ?? MapPlaces()
    markLassoed()
  }

  private func arranged(_ answer: MapAnswer) -> MapPlaces? {
    switch projection {
    case .components: answer.components.map { MapPlaces($0, axes: axes) }
    case .neighbours:
      plane.plane.flatMap {
        MapPlaces($0, showing: answer.movies, showsUsers ? answer.question.subject.ratings : [])
      }
    }
  }

  mutating func advance(by seconds: Double) {
    guard var glide else { return }
    glide.advance(by: seconds)
    places = glide.places
    self.glide = glide.isOver ? nil : glide
    markLassoed()
  }

  mutating func markLassoed() {
    lassoed =
      lasso.isClosed
      ? Set(places.movies.indices.filter { lasso.contains(places.movies[$0]) }) : []
  }

  /// Where a movie stands in the answer; nil where it is not shown.
  func index(of movie: MovieIndex) -> Int? {
    places.movies.isEmpty ? nil : answer?.movies.lastIndex(of: movie)
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
    if before.isTyping, !search.isTyping { search.end() }
    guard let library = shared.library, !search.text.isEmpty, search.text != before.text else {
      return
    }
    let hits = Set(library.titles.filter(search.text))
    // The most rated comes last in the answer.
    let shown = answer?.movies.filter(hits.contains) ?? []
    if let hit = library.meant(by: search.text, among: shown) ?? shown.last { select(hit) }
  }

  private mutating func select(_ movie: MovieIndex) {
    cursor = movie
    if let index = index(of: movie) { window.reveal(places.movies[index]) }
  }

  mutating func receive(_ mouse: Mouse, in body: Rect, _ shared: inout Shared) -> [Effect] {
    let plot = MapLayout(body).plot
    guard plot.contains(mouse.point) else { return [] }
    switch mouse.action {
    case .press:
      pressed = mouse.point
      let hit = places.movies.indices.compactMap { index -> (index: Int, distance: Int)? in
        guard let cell = cell(of: places.movies[index], in: plot) else { return nil }
        let (x, y) = (cell.x - mouse.point.x, cell.y - mouse.point.y)
        return (index, x * x + 4 * y * y)
      }.min { ($0.distance, $1.index) < ($1.distance, $0.index) }
      if let hit, let answer { cursor = answer.movies[hit.index] }
    case .wheelUp: zoom(by: 1.5)
    case .wheelDown: zoom(by: 1 / 1.5)
    case .drag:
      if let start = pressed {
        lasso = MapLasso()
        lasso.add(point(at: start, in: plot))
        pressed = nil
      }
      addCorner(point(at: mouse.point, in: plot))
    }
    return []
  }

  mutating func addCorner(_ corner: PlanePoint) {
    lasso.add(corner)
    markLassoed()
  }

  /// The point of the whole picture that a cell shows.
  private func point(at cell: Point, in plot: Rect) -> PlanePoint {
    window.point(
      (
        Double(cell.x - plot.x) / Double(max(1, plot.width - 1)),
        1 - Double(cell.y - plot.y) / Double(max(1, plot.height - 1))
      ))
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
