import Answers
import Learning
import Models
import RatingData

/// Pairs of held out users choose among movies that both have rated and that the models know of neither: how do the
/// first five suit the one whom they suit less?
struct TonightStudy {
  private let held: HeldOutUsers
  /// Lists by `browse` and stars by `biased`, and each of the two alone.
  private let both: AskedModels
  private let alone: [AskedModels]

  private static let parts = 5
  private static let fewestShared = 20
  private static let mostPairs = 600
  static let listed = 5

  static func run(_ data: DataSet) {
    var outcomes: [(name: String, least: Mean, mean: Mean)] = []
    for part in 0..<parts {
      let study = TonightStudy(data, part)
      for pair in study.pairs.prefix(mostPairs / parts) {
        for (index, (name, first)) in study.firsts(of: pair).enumerated() {
          let means = pair.means(of: first)
          if outcomes.count == index { outcomes.append((name, Mean(), Mean())) }
          outcomes[index].least.add(means.min() ?? 0)
          outcomes[index].mean.add(means.reduce(0, +) / 2)
        }
      }
    }
    print("\(outcomes.first?.least.count ?? 0) pairs")
    for outcome in outcomes {
      print(
        "\(outcome.name.padding(34)) \(outcome.least.text) less happy, \(outcome.mean.text) both")
    }
  }

  private init(_ data: DataSet, _ part: Int) {
    held = HeldOutUsers(data, part: part, of: Self.parts, least: 40)
    var browse = Preset.browse.settings()
    browse.validation = 0
    let lists = held.model(browse)
    let stars = held.model(Preset.biased.settings())
    both = AskedModels(lists, judgedBy: stars)
    alone = [AskedModels(lists), AskedModels(stars)]
  }

  /// Each tester beside others, while they share enough.
  private var pairs: [SharedMovies] {
    let testers = held.testers
    return [1, 3, 7].flatMap { step in
      testers.indices.compactMap { index in
        let other = testers[(index + step) % testers.count]
        return other == testers[index]
          ? nil : SharedMovies(testers[index], other, held, fewest: Self.fewestShared)
      }
    }
  }

  /// The first movies by each way to choose.
  private func firsts(of pair: SharedMovies) -> [(name: String, first: [MovieIndex])] {
    let chosen = GroupRule.usual.map { ("\($0)", pair.first(by: $0, both, held.data)) }
    let halves = zip(["lists alone", "stars alone"], alone).map {
      ("least-misery, \($0)", pair.first(by: .leastMisery, $1, held.data))
    }
    return chosen + halves + [
      ("most rated", pair.first { Float(held.counts[$0.position]) }),
      ("mean of everybody", pair.first { Float(held.data.mean(of: $0)) }),
      ("what they say", pair.first { movie in pair.truth.map { $0[movie] ?? 0 }.min() ?? 0 }),
    ]
  }
}

/// Two users, and half of the movies that both have rated, of which nobody knows.
private struct SharedMovies {
  let known: [GroupMember]
  let hidden: [MovieIndex]
  /// What each gave.
  let truth: [[MovieIndex: Float]]

  /// - Parameter fewest: movies that both have rated, below which there is no such pair.
  init?(_ one: UserIndex, _ other: UserIndex, _ held: HeldOutUsers, fewest: Int) {
    let all = [one, other].map { held.ratings(of: $0) }
    let both = Set(all[0].map(\.movie)).intersection(all[1].map(\.movie))
    guard both.count >= fewest else { return nil }
    hidden = Array(all[0].map(\.movie).filter(both.contains).prefix(both.count / 2))
    let hiddenSet = Set(hidden)
    known = all.map { own in
      GroupMember(name: "", ratings: own.filter { !hiddenSet.contains($0.movie) })
    }
    truth = all.map { Dictionary(uniqueKeysWithValues: $0.map { ($0.movie, $0.rating) }) }
  }

  func first(by rule: GroupRule, _ asked: AskedModels, _ data: DataSet) -> [MovieIndex] {
    let wanted = Set(hidden)
    let report = GroupReport(
      of: known, in: data, asked, by: rule, filter: MovieFilter(), count: data.ratings.movieCount)
    return Array(report.rows.lazy.map(\.movie).filter(wanted.contains).prefix(TonightStudy.listed))
  }

  func first(by score: (MovieIndex) -> Float) -> [MovieIndex] {
    Array(hidden.sorted { score($0) > score($1) }.prefix(TonightStudy.listed))
  }

  /// What each gave them, on average.
  func means(of movies: [MovieIndex]) -> [Double] {
    truth.map { own in
      movies.reduce(0.0) { $0 + Double(own[$1] ?? 0) } / Double(max(1, movies.count))
    }
  }
}
