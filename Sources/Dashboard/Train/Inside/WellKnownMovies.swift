import RatingData

/// Movies that nearly everybody knows, that are of different kinds and have a sequel: what a model finds near them tells at
/// a glance whether it has learned something.
struct WellKnownMovies: Sendable {
  let movies: [MovieIndex]

  private static let count = 3
  /// The most rated among which they are looked for.
  private static let candidates = 100

  /// The most rated movie, and then the most rated one each time whose genres have least in common with the others'.
  init(_ library: Library) {
    let known = library.mostRated.prefix(Self.candidates)
    let members = Set(library.series.families.joined())
    let ofSeries = known.filter(members.contains)
    var left = (ofSeries.count < Self.count ? Array(known) : ofSeries)[...]
    var chosen: [MovieIndex] = []
    while chosen.count < Self.count, !left.isEmpty {
      let overlaps = left.map { movie in
        chosen.map { library.genreOverlap($0, movie) }.max() ?? 0
      }
      guard let least = overlaps.min(), let place = overlaps.firstIndex(of: least) else { break }
      chosen.append(left.remove(at: left.startIndex + place))
    }
    movies = chosen
  }
}

extension Library {
  /// The part of two movies' genres that both have, 0 to 1; 0 where either has none.
  func genreOverlap(_ a: MovieIndex, _ b: MovieIndex) -> Double {
    let (a, b) = (Set(data.catalogue[a].genres), Set(data.catalogue[b].genres))
    let union = a.union(b).count
    return union == 0 ? 0 : Double(a.intersection(b).count) / Double(union)
  }
}
