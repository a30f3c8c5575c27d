import Cells
import Learning
import Models
import RatingData
import Text

/// Where a model is wrong on the ratings that it never saw: by what is known of movie, user and rating, and the single
/// worst predictions.
struct ErrorAnswer: Sendable {
  struct Subject: Equatable, Sendable {
    /// Ratings that are looked at, evenly spread, so that a short epoch is not waited for.
    let limit: Int
  }

  /// The ratings of a kind, and their mean squared error.
  struct Group: Sendable, Equatable {
    let name: String
    private(set) var error = RunningMean()

    init(_ name: String) { self.name = name }

    mutating func add(_ square: Double) { error += RunningMean(sum: square, count: 1) }
  }

  /// Groups by one thing.
  struct Dimension: Sendable, Equatable {
    let name: String
    var groups: [Group]
  }

  /// One prediction.
  struct Miss: Sendable, Equatable {
    let user: UserIndex
    let movie: MovieIndex
    let rating: Float
    let predicted: Float

    var error: Float { predicted - rating }
  }

  let question: ModelQuestion<Subject>
  private(set) var dimensions: [Dimension] = []
  /// The worst first.
  private(set) var worst: [Miss] = []
  /// Ratings that were looked at.
  private(set) var count = 0

  private static let misses = 100
  private static let genres = 8
  private static let bounds = [20, 200]

  init(_ question: ModelQuestion<Subject>, in library: Library) {
    let limit = question.subject.limit
    self.question = question
    let ratings = library.data.ratings
    let heldOut = (0..<ratings.count).filter { question.model.heldOut.contains($0) }
    let step = max(1, heldOut.count / max(1, limit))
    let genres = Self.commonGenres(library)
    var byMovie = Self.counted("movies rated")
    var byUser = Self.counted("users' \(library.values.name)s")
    var byValue: [Float: Group] = [:]
    let columns = library.ratingCounts.columns
    var byDecade: [Int: Group] = [:]
    var byGenre = genres.map(Group.init)
    for index in stride(from: 0, to: heldOut.count, by: step) {
      let position = heldOut[index]
      let (user, movie) = (ratings.users[position], ratings.movies[position])
      let rating = ratings.values[position]
      let predicted = question.model.snapshot.model.rating(user, movie, on: ratings.scale)
      let square = Double((predicted - rating) * (predicted - rating))
      guard square.isFinite else { continue }
      count += 1
      byMovie.groups[Self.band(library.ratingCount(movie))].add(square)
      byUser.groups[Self.band(library.ratingCount(user))].add(square)
      let (value, name) = columns.group(of: rating)
      byValue[value, default: Group(name)].add(square)
      let known = library.data.catalogue[movie]
      if let year = known.year {
        byDecade[year / 10, default: Group("\(year / 10 * 10)s")].add(square)
      }
      for (place, genre) in genres.enumerated() where known.genres.contains(genre) {
        byGenre[place].add(square)
      }
      keep(Miss(user: user, movie: movie, rating: rating, predicted: predicted))
    }
    worst.sort { abs($0.error) > abs($1.error) }
    worst = Array(worst.prefix(Self.misses))
    dimensions =
      [
        byMovie, byUser,
        Dimension(
          name: library.values.name, groups: byValue.sorted { $0.key < $1.key }.map(\.value)),
        Dimension(name: "decade", groups: byDecade.sorted { $0.key < $1.key }.map(\.value)),
        Dimension(name: "genre", groups: byGenre),
      ].map { dimension in
        Dimension(
          name: dimension.name, groups: dimension.groups.filter { $0.error.count > 0 })
      }.filter { !$0.groups.isEmpty }
  }

  private mutating func keep(_ miss: Miss) {
    worst.append(miss)
    guard worst.count >= 4 * Self.misses else { return }
    worst.sort { abs($0.error) > abs($1.error) }
    worst.removeLast(worst.count - Self.misses)
  }

  private static func counted(_ name: String) -> Dimension {
    Dimension(
      name: name,
      groups: [
        Group("< \(bounds[0])"), Group("\(bounds[0])–\(bounds[1])"), Group("> \(bounds[1])"),
      ])
  }

  private static func band(_ count: Int) -> Int {
    count < bounds[0] ? 0 : count <= bounds[1] ? 1 : 2
  }

  /// Those that most movies have.
  private static func commonGenres(_ library: Library) -> [String] {
    var counts: [String: Int] = [:]
    for movie in library.data.catalogue.movies {
      for genre in movie.genres { counts[genre, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(genres).map(\.key)
  }
}
