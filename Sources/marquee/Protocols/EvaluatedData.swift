import Evaluation
import RatingData
import Text

/// What an evaluation is made on: the splits, what to call their data, and the options that they follow from.
struct EvaluatedData {
  let name: String
  /// Which published set it is; nil for others, and for files that are the split themselves.
  let known: KnownSet?
  /// The options with those of their protocol.
  let options: EvaluationOptions
  let splits: [EvaluationSplit]

  /// Reads the ratings and divides them; what is odd about them is told on standard error.
  init(_ data: DataOptions, _ options: EvaluationOptions, seed: UInt64) throws {
    if options.test.isEmpty {
      try self.init(dividing: data, options, seed: seed)
    } else {
      try self.init(given: data, options)
    }
  }

  private init(dividing data: DataOptions, _ options: EvaluationOptions, seed: UInt64) throws {
    let whole = try data.load()
    self.options = try options.composed(for: whole.known)
    name = whole.name
    known = whole.known
    do throws(EvaluationError) {
      var set = try self.options.filter.applied(to: whole)
      if let relevant = data.relevant { set = set.relevant(from: relevant) }
      let movies = set.catalogue.movies
      let ranked = self.options.ranked ?? .all
      splits = try self.options.method.splits(
        of: set.ratings, repeats: self.options.repeatCount, seed: seed,
        judging: self.options.judge ?? .test
      ).map { $0.of(movies).ranking(ranked) }
    } catch {
      throw Failure.badData("\(whole.name): \(error)")
    }
  }

  private init(given data: DataOptions, _ options: EvaluationOptions) throws {
    self.options = options
    known = nil
    let ranked = options.ranked ?? .all
    guard !options.train.isEmpty else {
      let set = try data.load()
      splits = try options.test.map { path in
        try Self.split(set, without: data.load(path).warned()).ranking(ranked)
      }
      name = "\(set.name) without \(splits.map(\.name).joined(separator: ", "))"
      return
    }
    splits = try zip(options.train, options.test).map { train, test in
      let (first, second) = (try data.load(train).warned(), try data.load(test).warned())
      Self.warn(second.idsSpelledOtherwise(in: first))
      return EvaluationSplit(name: second.name, train: first, test: second).ranking(ranked)
    }
    name = splits.map(\.name).joined(separator: ", ")
  }

  /// All of a set trains but the pairs that test.
  private static func split(_ set: DataSet, without test: DataSet) throws -> EvaluationSplit {
    warn(test.idsSpelledOtherwise(in: set))
    let (split, removed) = EvaluationSplit(name: test.name, train: set, test: test)
      .withoutTestPairs()
    guard !split.train.isEmpty else {
      throw Failure.badData("\(test.name) has every user and movie of \(set.name): nothing trains")
    }
    if removed < test.count {
      warn([
        "\(set.name) has \(removed.grouped) of the \(test.count.counted("rating")) of \(test.name);"
          + " all else of it trains"
      ])
    }
    return split
  }

  private static func warn(_ warnings: [String]) {
    for warning in warnings { StandardError.write(line: "marquee: warning: \(warning)") }
  }
}
