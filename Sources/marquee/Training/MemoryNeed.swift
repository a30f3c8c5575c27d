import Glibc
import Learning
import RatingData
import Text

/// What a learner takes that takes more memory than a person expects.
struct MemoryNeed {
  private let learner: String
  private let bytes: Int
  private let movies: Int

  /// nil where there is nothing to say.
  init?(of settings: Settings, on ratings: Ratings) {
    guard
      let bytes = settings.learner.memory(
        users: ratings.userCount, movies: ratings.movieCount, settings: settings)
    else { return nil }
    learner = settings.learner.name
    movies = ratings.movieCount
    self.bytes = bytes
  }

  private var text: String {
    "\(learner) needs \(bytes.asBytes) of memory for \(movies.grouped) movies"
  }

  /// Tells a person before it is taken; small amounts are nobody's concern.
  ///
  /// - Throws: where the machine does not have so much.
  func announce() throws(Failure) {
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    let machine = pages > 0 ? pages * sysconf(Int32(_SC_PAGESIZE)) : Int.max
    guard bytes < machine else {
      throw .usage(
        "\(text), and this machine has \(machine.asBytes); use another --learner, or fewer movies")
    }
    if bytes > 50_000_000 { StandardError.write(line: "\(text).") }
  }
}
