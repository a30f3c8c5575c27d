import Cells
import Learning
import Models
import RatingData
import Terms
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
    private var misses = WorstMisses()

    init(_ name: String) { self.name = name }

    /// Its worst predictions, the worst first.
    var worst: [Miss] { misses.sorted }

    mutating func add(_ miss: Miss) {
      error += RunningMean(sum: Double(miss.error * miss.error), count: 1)
      misses.add(miss)
    }
  }

  /// Groups by one thing.
  struct Dimension: Sendable, Equatable {
    let name: String
    let term: Term
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
  let worst: [Miss]
  /// Ratings that were looked at.
  private(set) var count = 0

  init(_ question: ModelQuestion<Subject>, in library: Library) {
    self.question = question
    let ratings = library.data.ratings
    let heldOut = (0..<ratings.count).filter { question.model.heldOut.contains($0) }
    let step = max(1, heldOut.count / max(1, question.subject.limit))
    var groups = ErrorGroups(library)
    var misses = WorstMisses()
    for index in stride(from: 0, to: heldOut.count, by: step) {
      let position = heldOut[index]
      let (user, movie) = (ratings.users[position], ratings.movies[position])
      let miss = Miss(
        user: user, movie: movie, rating: ratings.values[position],
        predicted: question.model.snapshot.model.rating(user, movie, on: ratings.scale))
      guard (miss.error * miss.error).isFinite else { continue }
      count += 1
      groups.add(miss)
      misses.add(miss)
    }
    worst = misses.sorted
    dimensions = groups.dimensions
  }
}

/// The predictions that are furthest off, of any number.
struct WorstMisses: Sendable, Equatable {
  private var kept: [ErrorAnswer.Miss] = []

  private static let depth = 100

  /// The worst first.
  var sorted: [ErrorAnswer.Miss] { Array(kept.sorted(by: Self.isWorse).prefix(Self.depth)) }

  mutating func add(_ miss: ErrorAnswer.Miss) {
    kept.append(miss)
    guard kept.count >= 4 * Self.depth else { return }
    kept = sorted
  }

  private static func isWorse(_ a: ErrorAnswer.Miss, _ b: ErrorAnswer.Miss) -> Bool {
    abs(a.error) > abs(b.error)
  }
}
