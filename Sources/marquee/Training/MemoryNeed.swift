import Glibc
import Learning
import RatingData
import Text

/// What a learner takes that takes more memory than a person expects.
struct MemoryNeed {
  private let learner: String
  private let bytes: Int
  private let movies: Int
  private let kind: ItemKind

  /// nil where there is nothing to say.
  init?(of settings: Settings, on ratings: Ratings, of kind: ItemKind) {
    guard
      let bytes = settings.learner.memory(
        users: ratings.userCount, movies: ratings.movieCount, settings: settings)
    else { return nil }
    learner = settings.learner.name
    movies = ratings.movieCount
    self.bytes = bytes
    self.kind = kind
  }

  private var text: String {
    "\(learner) needs \(bytes.asBytes) of memory for \(kind.counted(movies))"
  }

  /// Tells a person before it is taken; small amounts are nobody's concern.
  ///
  /// - Throws: where the machine does not have so much.
  func announce() throws(Failure) {
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    let machine = pages > 0 ? pages * sysconf(Int32(_SC_PAGESIZE)) : Int.max
    guard bytes < machine else {
      throw .usage(
        "\(text), and this machine has \(machine.asBytes); use another --learner, or fewer \(kind.plural)"
      )
    }
    if bytes > 50_000_000 { StandardError.write(line: "\(text).") }
  }
}
