import ArgumentParser
import Evaluation
import Learning
import RatingData
import Text

/// How ratings are divided for an evaluation, and what it measures.
struct EvaluationOptions: ParsableArguments {
  enum SplitName: String, ExpressibleByArgument, CaseIterable {
    case random
    case folds
    case perUser = "per-user"
    case leaveLastOut = "leave-last-out"
    case byTime = "by-time"
    case users
  }

  @Option(
    name: .customLong("protocol"),
    help: ArgumentHelp(
      "Evaluate as published articles do: a name for options, each of which may be given all the same. Prints what was"
        + " published beside it.", valueName: "name"))
  var protocolName: EvaluationProtocol?

  @Option(
    help:
      "What tests: random ratings, each of k folds, a part of each user's, each user's last, the latest, or whole users. (default: random)"
  )
  var split: SplitName?

  @Option(
    help: ArgumentHelp(
      "Fraction of the ratings that tests; of --split users a fraction of the users, or how many. (default: 0.1)",
      valueName: "fraction"))
  var testSize: Double?

  @Option(
    help: ArgumentHelp(
      "Fraction, of --split users also a number, that is held out to choose by beside what tests: nothing trains on it.",
      valueName: "fraction"))
  var validationSize: Double?

  @Option(
    help: ArgumentHelp(
      "Fraction of a held-out user's ratings by which they are folded in; the rest tests. (default: 0.8)",
      valueName: "fraction"))
  var foldIn: Double?

  @Option(
    help: ArgumentHelp(
      "Which held-out part judges: test, or validation, to choose settings by. (default: test)",
      valueName: "part"))
  var judge: JudgedPart?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Leave out lower ratings; all that are left are relevant, unless --relevant says otherwise.",
      valueName: "rating"))
  var ratingsFrom: Float?

  @Option(
    help: ArgumentHelp(
      "Leave out users and movies with fewer ratings than these, until all have as many.",
      valueName: "users,movies"))
  var core: RatingFilter.Core?

  @Option(
    help: ArgumentHelp(
      "Among what lists are made: all movies, those that train (trained), or what a user likes and so many others at"
        + " random. (default: all)", valueName: "movies"))
  var ranked: RankedMovies?

  @Option(help: ArgumentHelp("Number of folds. (default: 5)", valueName: "k"))
  var folds: Int?

  @Option(help: ArgumentHelp("Splits with a seed each. (default: 3; 1 for folds)", valueName: "n"))
  var repeats: Int?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files of ratings that train, one for each of --test, instead of --data.", valueName: "file"),
    completion: .file())
  var train: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files of ratings that test. Without --train, --data without their pairs of user and movie trains.",
      valueName: "file"), completion: .file())
  var test: [String] = []

  @Option(
    help: ArgumentHelp(
      "What is measured, with commas between: \(Metric.names.joined(separator: ", "))."
        + " (default: rmse,mae)", valueName: "names"))
  var metrics: MetricList?

  func validate() throws {
    // Its options go together; with those that were given they must, too.
    try (protocolName == nil ? self : composed(for: nil)).check()
  }
}

extension EvaluationOptions {
  /// These options, and where they leave anything open those of the protocol.
  ///
  /// - Parameter set: what is evaluated on; nil where it is no published set, or not known yet.
  func composed(for set: KnownSet?) throws -> EvaluationOptions {
    guard let protocolName else { return self }
    var options = self
    let other = try EvaluationOptions.parse(protocolName.arguments(for: set))
    options.split = split ?? other.split
    options.testSize = testSize ?? other.testSize
    options.validationSize = validationSize ?? other.validationSize
    options.foldIn = foldIn ?? other.foldIn
    options.judge = judge ?? other.judge
    options.ratingsFrom = ratingsFrom ?? other.ratingsFrom
    options.core = core ?? other.core
    options.ranked = ranked ?? other.ranked
    options.folds = folds ?? other.folds
    options.repeats = repeats ?? other.repeats
    options.metrics = metrics ?? other.metrics
    return options
  }

  var method: SplitMethod {
    let testSize = testSize ?? 0.1
    switch split ?? .random {
    case .random: return .random(testSize: testSize)
    case .folds: return .folds(folds ?? 5)
    case .perUser:
      return validationSize.map { .perUserInThree(validation: $0, testSize: testSize) }
        ?? .perUser(testSize: testSize)
    case .leaveLastOut: return .leaveLastOut
    case .byTime: return .byTime(testSize: testSize)
    case .users:
      return .users(
        HeldOutUsers(
          validation: HeldOutUsers.Size(validationSize ?? testSize),
          test: HeldOutUsers.Size(testSize), foldedIn: foldIn ?? 0.8))
    }
  }

  var repeatCount: Int {
    repeats ?? (method.isRandom && split != .folds ? 3 : 1)
  }

  /// The division as a person reads it.
  var methodTitle: String { method.title + (judge == .validation ? ", judged on validation" : "") }

  var filter: RatingFilter { RatingFilter(lowest: ratingsFrom, core: core) }
}

extension HeldOutUsers.Size {
  /// A fraction below 1, a count from there on.
  fileprivate init(_ number: Double) {
    self = number < 1 ? .part(number) : .count(Int(exactly: number) ?? .max)
  }
}

extension JudgedPart: ExpressibleByArgument {}

extension RatingFilter.Core: ExpressibleByArgument {
  /// Reads `5,1`.
  public init?(argument: String) {
    let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let users = numbers[0], let movies = numbers[1],
      (1...1_000_000_000).contains(users), (1...1_000_000_000).contains(movies)
    else { return nil }
    self.init(users: users, movies: movies)
  }
}

extension RankedMovies: ExpressibleByArgument {
  /// Reads `all`, `trained` or a count.
  public init?(argument: String) {
    switch argument {
    case "all": self = .all
    case "trained": self = .trained
    default:
      guard let count = Int(argument), (1...1_000_000_000).contains(count) else { return nil }
      self = .sampled(count)
    }
  }

  public var defaultValueDescription: String {
    switch self {
    case .all: "all"
    case .trained: "trained"
    case .sampled(let count): "\(count)"
    }
  }
}
