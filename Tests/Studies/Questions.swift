import Answers
import Learning
import Models
import RatingData

/// Held out users are asked about one movie after another, and answer of those that they rated: what do models know of
/// them after 1 ... 20 answers, by the rule that chooses what is asked?
struct QuestionsStudy {
  let held: HeldOutUsers
  let lists: AskedModel
  let judge: AskedModel
  let prior: TastePrior
  let candidates: [MovieIndex]
  let together: SeenTogether

  static let stops = [1, 3, 5, 10, 15, 20]
  private static let most = 120
  private static let asked = Suggestions.wellKnown
  private static let parts = 3

  static func run(_ data: DataSet, _ preset: Preset) {
    var outcomes: [String: [Outcome]] = [:]
    for part in 0..<parts {
      let study = QuestionsStudy(data, part, preset)
      if part == 0 { study.time() }
      for user in study.held.testers.prefix(most / parts) { study.judge(user, into: &outcomes) }
    }
    for (name, stops) in outcomes.sorted(by: { $0.key < $1.key }) {
      print("\(name), \(stops[0].plain.count) users")
      for (stop, outcome) in zip(Self.stops, stops) {
        let plain = outcome.plain.root.padding(8)
        print(
          "  \("\(stop)".padding(4)) folded \(plain) taste \(outcome.taste.root.padding(8))"
            + " said \(outcome.said.root.padding(8)) NDCG \(outcome.gain.text.padding(8)) questions \(outcome.questions.text)"
        )
      }
    }
  }

  /// Says how long the next question takes after ten answers.
  private func time() {
    let ground = Suggestions.Ground(prior, together)
    let rated = held.mostRated.prefix(10).map { MovieRating(movie: $0, rating: 3) }
    let times = (0..<9).map { _ in
      ContinuousClock().measure {
        _ = Suggestions(
          outOf: held.mostRated, .init(rated: rated), in: held.data, ground, lists.model,
          filter: MovieFilter())
      }
    }.sorted()
    let first = ContinuousClock().measure {
      _ = Suggestions.Ground(judge, held.mostRated, in: held.data)
    }
    print("the next question: \(times[times.count / 2]), the first one: \(first) more")
  }

  private init(_ data: DataSet, _ part: Int, _ preset: Preset) {
    held = HeldOutUsers(data, part: part, of: 5, least: 60)
    var browse = Preset.browse.settings()
    browse.validation = 0
    lists = held.model(browse)
    judge = held.model(preset.settings())
    let counts = held.counts
    guard let prior = TastePrior(judge, in: data, counts: { counts[$0.position] }) else {
      fatalError("no taste in \(preset)")
    }
    self.prior = prior
    candidates = Array(held.mostRated.prefix(Self.asked))
    let testers = Set(held.testers)
    together = SeenTogether(candidates, in: data, where: { !testers.contains($0) })
  }

  struct Outcome {
    /// Squared errors.
    var plain = Mean()
    var taste = Mean()
    /// What the taste says that its error is, squared.
    var said = Mean()
    var gain = Mean()
    var questions = Mean()
  }

  private func judge(_ user: UserIndex, into outcomes: inout [String: [Outcome]]) {
    let all = held.ratings(of: user)
    let test = Array(all.prefix(all.count / 3))
    let answers = Dictionary(
      uniqueKeysWithValues: all.dropFirst(test.count).map { ($0.movie, $0.rating) })
    let reachable = candidates.count { answers[$0] != nil }
    guard reachable >= 22 else { return }
    var generator = SeededGenerator(seed: UInt64(user.position), stream: .other)
    let shuffled = candidates.shuffled(using: &generator)
    let rules: [(String, any Rule)] = [
      ("random", InOrder(shuffled)), ("most rated", InOrder(candidates)),
      ("before", FarFromKnown(candidates, held, lists.model)),
      ("now", TeachingTogether(candidates, prior, together)),
      ("by popularity", Teaching(candidates, prior) { Double(held.counts[$0.position]) }),
    ]
    for (name, rule) in rules {
      ask(rule, answers, test, into: &outcomes[name, default: Self.stops.map { _ in Outcome() }])
    }
  }

  private func ask(
    _ first: any Rule, _ answers: [MovieIndex: Float], _ test: [MovieRating],
    into outcomes: inout [Outcome]
  ) {
    var rule = first
    var given: [MovieRating] = []
    var taste = PersonTaste(prior)
    var questions = 0
    var stop = 0
    while stop < Self.stops.count {
      if given.count == Self.stops[stop] {
        measure(given, taste, test, questions, &outcomes[stop])
        stop += 1
        continue
      }
      guard let movie = rule.next() else { return }
      questions += 1
      let rating = answers[movie].map { MovieRating(movie: movie, rating: $0) }
      rule.hear(movie, rating)
      if let rating {
        given.append(rating)
        taste.take(rating)
      }
    }
  }

  private func measure(
    _ given: [MovieRating], _ taste: PersonTaste, _ test: [MovieRating], _ questions: Int,
    _ outcome: inout Outcome
  ) {
    let scale = held.data.ratings.scale
    let plain = judge.folded(given, in: held.data).scores
    let own = taste.scores
    for rating in test {
      let position = rating.movie.position
      let errors = [plain, own].map { Double(scale.clipped($0[position]) - rating.rating) }
      outcome.plain.add(errors[0] * errors[0])
      outcome.taste.add(errors[1] * errors[1])
    }
    outcome.said.add(taste.variance + taste.noise)
    outcome.questions.add(Double(questions))
    guard !given.isEmpty else { return }
    let liked = Set(
      test.filter { $0.rating >= held.data.ratings.relevanceThreshold }.map(\.movie))
    guard !liked.isEmpty else { return }
    let folded = lists.folded(given, in: held.data)
    let list = lists.model.recommendations(
      for: folded, ratedBy: lists.model, there: folded, excluding: Set(given.map(\.movie)),
      count: 10,
      on: scale, where: { _ in true })
    outcome.gain.add(
      DiscountedGain.normalized(
        list.map { liked.contains($0.movie) }, relevant: liked.count, length: 10))
  }
}

protocol Rule {
  mutating func next() -> MovieIndex?
  mutating func hear(_ movie: MovieIndex, _ rating: MovieRating?)
}

struct InOrder: Rule {
  private var left: ArraySlice<MovieIndex>

  init(_ movies: [MovieIndex]) { left = movies[...] }

  mutating func next() -> MovieIndex? { left.popFirst() }
  mutating func hear(_ movie: MovieIndex, _ rating: MovieRating?) {}
}

/// What `Suggestions` did before: n_i (1 − max_j cos(q_i, q_j)).
struct FarFromKnown: Rule {
  private let candidates: [MovieIndex]
  private let counts: [Double]
  private let rows: [[Float]]
  private var nearest: [Float]
  private var asked: Set<MovieIndex> = []

  init(_ candidates: [MovieIndex], _ held: HeldOutUsers, _ model: any Model) {
    self.candidates = candidates
    counts = candidates.map { Double(held.counts[$0.position]) }
    rows = candidates.map { movie in
      guard let vectors = model.movieVectors else { return [] }
      let row = Array(vectors[movie.position])
      let norm = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return row.map { $0 / max(norm, .leastNormalMagnitude) }
    }
    nearest = [Float](repeating: 0, count: candidates.count)
  }

  mutating func next() -> MovieIndex? {
    let best = candidates.indices.filter { !asked.contains(candidates[$0]) }.max {
      counts[$0] * Double(1 - nearest[$0]) < counts[$1] * Double(1 - nearest[$1])
    }
    return best.map { candidates[$0] }
  }

  mutating func hear(_ movie: MovieIndex, _ rating: MovieRating?) {
    asked.insert(movie)
    guard let place = candidates.firstIndex(of: movie) else { return }
    let own = rows[place]
    for index in candidates.indices {
      let cosine = zip(own, rows[index]).reduce(0) { $0 + $1.0 * $1.1 }
      nearest[index] = max(nearest[index], cosine)
    }
  }
}

struct Teaching: Rule {
  private let candidates: [MovieIndex]
  private let chance: [Double]
  private var taste: PersonTaste
  private var gains: [Double]
  private var asked: Set<MovieIndex> = []

  init(_ candidates: [MovieIndex], _ prior: TastePrior, chance: (MovieIndex) -> Double) {
    self.candidates = candidates
    self.chance = candidates.map(chance)
    taste = PersonTaste(prior)
    gains = candidates.map(taste.gain)
  }

  mutating func next() -> MovieIndex? {
    let best = candidates.indices.filter { !asked.contains(candidates[$0]) }.max {
      gains[$0] * chance[$0] < gains[$1] * chance[$1]
    }
    return best.map { candidates[$0] }
  }

  mutating func hear(_ movie: MovieIndex, _ rating: MovieRating?) {
    asked.insert(movie)
    guard let rating else { return }
    taste.take(rating)
    gains = candidates.map(taste.gain)
  }
}

/// What `Suggestions` asks: what teaches most, times the chance that it was seen.
struct TeachingTogether: Rule {
  private let candidates: [MovieIndex]
  private let together: SeenTogether
  private var taste: PersonTaste
  private var gains: [Double]
  private var seen: Set<MovieIndex> = []
  private var unseen: Set<MovieIndex> = []

  init(_ candidates: [MovieIndex], _ prior: TastePrior, _ together: SeenTogether) {
    self.candidates = candidates
    self.together = together
    taste = PersonTaste(prior)
    gains = candidates.map(taste.gain)
  }

  mutating func next() -> MovieIndex? {
    let chances = together.chances(seen: seen, unseen: unseen)
    let best = candidates.indices.filter {
      !seen.contains(candidates[$0]) && !unseen.contains(candidates[$0])
    }.max {
      gains[$0] * (chances[candidates[$0]] ?? 0) < gains[$1] * (chances[candidates[$1]] ?? 0)
    }
    return best.map { candidates[$0] }
  }

  mutating func hear(_ movie: MovieIndex, _ rating: MovieRating?) {
    guard let rating else {
      unseen.insert(movie)
      return
    }
    seen.insert(movie)
    taste.take(rating)
    gains = candidates.map(taste.gain)
  }
}
