import Likeness
import Models
import RatingData

/// The movies that are nearest to one, or near to some and far from others.
public struct NearestMovies: Sendable, Equatable {
  /// What the movies are near to, and what they are far from.
  public let liked: [MovieIndex]
  public let unliked: [MovieIndex]
  /// What the list was really made by: the model's usual measure in place of one that it does not know.
  public let measure: MovieMeasure
  /// Which of the model's samples was asked; nil for all of them, and of what has none.
  public let sample: Int?
  /// The nearest first, what was named left out; ties by index.
  public let neighbours: [Neighbour<MovieIndex>]
  /// What is to be chosen among and has no likeness that lists know of: it is told, behind all others, since a person named
  /// it. That whose own lists have most in common with those of the liked ones comes first; ties by ratings, then by index.
  public let notCompared: [MovieIndex]

  /// By likeness, from 0 to 1.
  ///
  /// - Parameters:
  ///   - liked: at least one. Likeness to those of `unliked` is taken off that to these.
  ///   - filter: which movies may appear; those of a list to choose among however few rated them.
  ///   - count: movies at the most.
  /// - Complexity: O(movies named × length of their lists).
  public init(
    like liked: [MovieIndex], unlike unliked: [MovieIndex] = [], in data: DataSet,
    _ likeness: Likeness, filter: MovieFilter, count: Int
  ) {
    self.liked = liked
    self.unliked = unliked
    measure = .likeness
    sample = nil
    let likeness = likeness.listing(filter.rare(in: data))
    let neighbours =
      liked.count == 1 && unliked.isEmpty
      ? likeness.nearestMovies(to: liked[0], count: count, where: { filter.admits($0, in: data) })
      : likeness.nearestMovies(
        like: liked, unlike: unliked, count: count, where: { filter.admits($0, in: data) })
    self.neighbours = neighbours
    let told = Set(liked + unliked + neighbours.map(\.index))
    let rest = filter.only?.movies.sorted().filter {
      !told.contains($0) && filter.admits($0, in: data)
    }
    notCompared = Array(
      Self.byCommonLists(rest ?? [], to: liked, from: unliked, likeness, in: data)
        .prefix(max(0, count - neighbours.count)))
  }

  private static func byCommonLists(
    _ movies: [MovieIndex], to liked: [MovieIndex], from unliked: [MovieIndex],
    _ likeness: Likeness, in data: DataSet
  ) -> [MovieIndex] {
    let shares = movies.map { movie in
      liked.reduce(0) { $0 + likeness.commonLists(movie, $1) } / Double(max(1, liked.count))
        - unliked.reduce(0) { $0 + likeness.commonLists(movie, $1) } / Double(max(1, unliked.count))
    }
    return zip(movies, shares).sorted { one, other in
      if one.1 != other.1 { return one.1 > other.1 }
      return (data.byMovie.count(other.0), one.0.position)
        < (data.byMovie.count(one.0), other.0.position)
    }.map(\.0)
  }

  /// By a model's factors, exactly.
  ///
  /// - Parameters:
  ///   - measure: the model's usual one where nil, and in place of one that it does not know.
  ///   - sample: one of a sampled model's samples; all of them where nil, and where the model has fewer.
  ///   - filter: which movies may appear.
  ///   - count: movies at the most.
  /// - Complexity: O(movies × factors); half whitened O(movies × factors²).
  public init(
    to movie: MovieIndex, in data: DataSet, _ model: any Model, measure: ModelMeasure? = nil,
    sample: Int? = nil, filter: MovieFilter, count: Int
  ) {
    let sample = sample.flatMap { (0..<model.sampleCount).contains($0) ? $0 : nil }
    let asked = sample.map { model.sample($0) } ?? model
    liked = [movie]
    unliked = []
    notCompared = []
    self.sample = sample
    if measure == .halfWhitened, let movies = HalfWhitenedMovies(asked, in: data) {
      self.measure = .model(.halfWhitened)
      neighbours = movies.nearestMovies(
        to: movie, count: count, where: { filter.admits($0, in: data) })
    } else {
      let similarity = model.similarity(for: measure)
      self.measure = .model(.vectors(similarity))
      neighbours = asked.nearestMovies(
        to: movie, count: count, measure: similarity, where: { filter.admits($0, in: data) })
    }
  }

  /// By the cosine of a model's factors, in a model of weights between movies by those.
  ///
  /// - Parameters:
  ///   - liked: at least one, to which the directions of `unliked` are opposed.
  ///   - filter: which movies may appear.
  ///   - count: movies at the most.
  /// - Complexity: O(movies × factors).
  public init(
    like liked: [MovieIndex], unlike unliked: [MovieIndex], in data: DataSet, _ model: any Model,
    filter: MovieFilter, count: Int
  ) {
    self.liked = liked
    self.unliked = unliked
    measure = .model(.vectors(model.similarity(for: .cosine)))
    sample = nil
    notCompared = []
    neighbours = model.movies(
      like: liked, unlike: unliked, count: count, where: { filter.admits($0, in: data) })
  }
}

extension MovieFilter {
  /// Movies to choose among that are in no list by likeness, because few rated them; in order.
  func rare(in data: DataSet) -> [MovieIndex] {
    (only?.movies ?? []).filter { data.byMovie.count($0) < Likeness.fewestRatings }.sorted()
  }
}

extension HalfWhitenedMovies {
  /// Each movie counts as often as it was rated.
  ///
  /// - Returns: nil of a model without factors of movies.
  init?(_ model: any Model, in data: DataSet) {
    self.init(
      model,
      weights: (0..<data.ratings.movieCount).map { Float(data.byMovie.count(MovieIndex($0))) })
  }
}

extension Model {
  /// The measure of factors that a list is really made by.
  func similarity(for wanted: ModelMeasure?) -> Similarity {
    guard case .vectors(let similarity) = wanted else { return similarities.first ?? .cosine }
    return self.similarity(for: similarity)
  }
}
