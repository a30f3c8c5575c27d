/// A point of the whole picture, 0 ... 1 each, from the left and from the bottom.
typealias PlanePoint = (x: Double, y: Double)

/// Where everything on the map stands in the whole picture.
struct MapPlaces: Sendable {
  /// As the answer's movies.
  private(set) var movies: [PlanePoint] = []
  /// As its users.
  private(set) var users: [PlanePoint] = []
  private(set) var you: PlanePoint?

  /// An empty picture.
  init() {}

  init(movies: [PlanePoint], you: PlanePoint?) {
    self.movies = movies
    self.you = you
  }

  /// - Parameter axes: which components lie along the axes.
  init(_ answer: MapComponents, axes: (x: Int, y: Int)) {
    guard answer.coordinates.indices.contains(max(axes.x, axes.y)) else { return }
    movies = Self.points(answer.coordinates[axes.x], answer.coordinates[axes.y])
    guard answer.users.indices.contains(max(axes.x, axes.y)) else { return }
    // Users' factors are of another length than movies': their directions are what matters.
    let (xs, ys) = (answer.users[axes.x], answer.users[axes.y])
    users = Self.points(xs, ys)
    guard answer.you.indices.contains(max(axes.x, axes.y)) else { return }
    you = (MapAxis(xs).part(answer.you[axes.x]), MapAxis(ys).part(answer.you[axes.y]))
  }

  private static func points(_ xs: [Float], _ ys: [Float]) -> [PlanePoint] {
    let (xAxis, yAxis) = (MapAxis(xs), MapAxis(ys))
    return zip(xs, ys).map { (xAxis.part($0), yAxis.part($1)) }
  }

  /// A place on the way to others of the same things.
  ///
  /// - Parameter part: of the way, 0 ... 1.
  func moved(by part: Double, towards end: MapPlaces) -> MapPlaces {
    var places = end
    places.movies = Self.moved(movies, by: part, towards: end.movies)
    places.users = Self.moved(users, by: part, towards: end.users)
    if let you, let other = end.you { places.you = Self.moved(you, by: part, towards: other) }
    return places
  }

  private static func moved(
    _ start: [PlanePoint], by part: Double, towards end: [PlanePoint]
  ) -> [PlanePoint] {
    guard start.count == end.count else { return end }
    return zip(start, end).map { moved($0, by: part, towards: $1) }
  }

  private static func moved(
    _ start: PlanePoint, by part: Double, towards end: PlanePoint
  ) -> PlanePoint {
    (start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part)
  }
}

/// The way from the places of one epoch to those of another.
struct MapGlide: Sendable {
  private let start: MapPlaces
  private let end: MapPlaces
  private var glide = Glide()

  init(from start: MapPlaces, to end: MapPlaces) {
    self.start = start
    self.end = end
  }

  var isOver: Bool { glide.isOver }

  mutating func advance(by seconds: Double) { glide.advance(by: seconds) }

  /// Where everything is now.
  var places: MapPlaces { isOver ? end : start.moved(by: glide.part, towards: end) }
}
