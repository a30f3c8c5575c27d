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

  init(_ question: ModelQuestion<Subject>, in library: Library) {
    self.question = question
    let ratings = library.data.ratings
    let heldOut = (0..<ratings.count).filter { question.model.heldOut.contains($0) }
    let step = max(1, heldOut.count / max(1, question.subject.limit))
    var groups = ErrorGroups(library)
    for index in stride(from: 0, to: heldOut.count, by: step) {
      let position = heldOut[index]
      let (user, movie) = (ratings.users[position], ratings.movies[position])
      let miss = Miss(
        user: user, movie: movie, rating: ratings.values[position],
        predicted: question.model.snapshot.model.rating(user, movie, on: ratings.scale))
      guard (miss.error * miss.error).isFinite else { continue }
      count += 1
      groups.add(miss)
      keep(miss)
    }
    worst.sort { abs($0.error) > abs($1.error) }
    worst = Array(worst.prefix(Self.misses))
    dimensions = groups.dimensions
  }

  private mutating func keep(_ miss: Miss) {
    worst.append(miss)
    guard worst.count >= 4 * Self.misses else { return }
    worst.sort { abs($0.error) > abs($1.error) }
    worst.removeLast(worst.count - Self.misses)
  }
}
