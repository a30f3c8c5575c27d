import Testing

@testable import RatingData

@Suite struct `Who gave movies their ids` {
  private func data(ids: [Int64], known: KnownSet?, value: Float = 3) -> DataSet {
    let ratings = Ratings(
      users: ids.map { _ in UserIndex(0) }, movies: ids.indices.map { MovieIndex($0) },
      values: ids.map { _ in value }, userCount: 1, movieCount: ids.count)
    let catalogue = Catalogue(
      movies: ids.map { Movie(untitled: MovieID($0)) }, users: [User(id: UserID(Int64(1)))])
    return DataSet(name: "d", ratings: ratings, catalogue: catalogue, known: known)
  }

  private func source(_ ids: [Int64], _ known: KnownSet? = nil, value: Float = 3) -> MovieIDSource {
    MovieIDSource(of: data(ids: ids, known: known, value: value))
  }

  @Test func `is MovieLens in its own sets, but for the first one`() {
    #expect(source([1, 2, 5], .ml1m) == .movieLens)
    #expect(source([1, 2, 5], .mlLatestSmall) == .movieLens)
    #expect(source([1, 2, 5], .ml100k) != .movieLens)
    #expect(source([1, 2, 5]) != .movieLens)
  }

  @Test func `is somebody else where one of the sets was numbered anew`() {
    #expect(source([1, 2, 3], .ml1m) != .movieLens)
    #expect(source([0, 1, 2], .ml1m) != .movieLens)
  }

  @Test func `is told by ratings and ids`() {
    #expect(source([1, 2, 5]) == source([1, 2, 5]))
    #expect(source([1, 2, 5]) != source([1, 2, 6]))
    #expect(source([1, 2, 3]) != source([0, 1, 2]))
    #expect(source([1, 2, 5]) != source([1, 2, 5], value: 4))
  }
}
