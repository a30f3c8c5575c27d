import Answers
import Learning
import Models
import RatingData

/// A set some of whose users are held out: all others train.
struct HeldOutUsers {
  let data: DataSet
  let testers: [UserIndex]
  private let trained: [Int32]
  /// By movie: ratings by those who train.
  let counts: [Int]
  /// All movies, the most rated first.
  let mostRated: [MovieIndex]

  /// - Parameters:
  ///   - part: which users, of `parts` that take turns.
  ///   - least: ratings that a held out user has at the least; others of the part are left out.
  init(_ data: DataSet, part: Int, of parts: Int, least: Int) {
    let users = (0..<data.ratings.userCount).map { UserIndex($0) }
    let held = users.filter { $0.position % parts == part }
    let isHeld = Set(held)
    let trained = data.ratings.users.indices.filter { !isHeld.contains(data.ratings.users[$0]) }
    var counts = [Int](repeating: 0, count: data.ratings.movieCount)
    for position in trained { counts[data.ratings.movies[position].position] += 1 }
    self.data = data
    testers = held.filter { data.byUser.count($0) >= least }
    self.trained = trained.map { Int32($0) }
    self.counts = counts
    mostRated = counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }.map { MovieIndex($0) }
  }

  /// A model by those who are not held out, with the validation that its settings say.
  func model(_ settings: Settings) -> AskedModel {
    let split = settings.split(data.ratings, positions: trained)
    let loop = TrainingLoop(
      learner: settings.makeLearner(for: data.ratings, split: split), schedule: settings.schedule)
    _ = loop.run(.init(clock: { 0 }))
    guard let model = loop.best?.model else { fatalError("\(settings.preset) gave no model") }
    var marks = [Bool](repeating: true, count: data.ratings.count)
    for position in split.train { marks[Int(position)] = false }
    return AskedModel(
      model, named: settings.preset.rawValue, heldOut: HeldOut(marks: marks),
      regularization: FoldInRegularization(settings))
  }

  /// A user's ratings, each movie once, shuffled.
  func ratings(of user: UserIndex) -> [MovieRating] {
    var generator = SeededGenerator(seed: UInt64(user.position), stream: .test)
    var seen: Set<MovieIndex> = []
    var ratings = data.byUser[user].map {
      MovieRating(movie: data.ratings.movies[$0], rating: data.ratings.values[$0])
    }.filter { seen.insert($0.movie).inserted }
    ratings.shuffle(using: &generator)
    return ratings
  }
}
