import Answers
import Models
import RatingData
import TestSamples
import Testing

@Suite struct `A list for several people` {
  private let data = AnswerSamples.data
  private let stars = Samples.model(factors: 4)
  private let ranker = PreferenceModel(Samples.model(factors: 4, seed: 9), unobservedWeight: 0.1)
  private var asked: AskedModels {
    AskedModels(AnswerSamples.asked(ranker), judgedBy: AnswerSamples.asked(stars))
  }

  private func member(_ name: String, _ ratings: (Int, Float)..., watched: [Int] = [])
    -> GroupMember
  {
    GroupMember(
      name: name, ratings: ratings.map { MovieRating(movie: MovieIndex($0.0), rating: $0.1) },
      watched: watched.map { MovieIndex($0) })
  }

  private var ann: GroupMember { member("ann", (3, 5), (8, 1), (21, 4), watched: [0, 2]) }
  private var bob: GroupMember { member("bob", (40, 5), (41, 4), (12, 2)) }

  private func report(
    _ members: [GroupMember], by rule: GroupRule = .leastMisery,
    filter: MovieFilter = MovieFilter(),
    count: Int = 70
  ) -> GroupReport {
    GroupReport(of: members, in: data, asked, by: rule, filter: filter, count: count)
  }

  /// What stands in the formula, one term after the other.
  private func fits(_ member: GroupMember, besides seen: Set<MovieIndex>) -> [Float] {
    let scores = asked.lists.folded(member.ratings, in: data).scores
    let expected = asked.judge.folded(member.ratings, in: data).scores
    let lowest = data.ratings.scale.range.lowerBound
    let left = scores.indices.filter { !seen.contains(MovieIndex($0)) }
    let best = (left.map { scores[$0] }.max() ?? 0, (left.map { expected[$0] }.max() ?? 0) - lowest)
    return zip(scores, expected).map {
      (max(0, $0) / best.0 + max(0, $1 - lowest) / best.1) / 2
    }
  }

  @Test func `has everyone's fit, by the best that is left for each`() {
    let known = Set([3, 8, 21, 0, 2, 40, 41, 12].map { MovieIndex($0) })
    let none: Set<MovieIndex> = []
    for (filter, seen) in [(MovieFilter(includesSeen: true), none), (MovieFilter(), known)] {
      let report = report([ann, bob], filter: filter)
      let wanted = [fits(ann, besides: seen), fits(bob, besides: seen)]
      #expect(report.members == ["ann", "bob"] && report.rows.count == 70 - seen.count)
      for row in report.rows {
        for (person, fit) in row.fits.enumerated() {
          #expect(abs(fit - wanted[person][row.movie.position]) < 1e-5)
          #expect((0...1.00001).contains(fit))
        }
      }
    }
  }

  @Test func `goes by its rule, and leaves out what the rule does`() {
    let least = report([ann, bob]).rows
    #expect(least.allSatisfy { $0.all == $0.fits.min() })
    let mean = report([ann, bob], by: .mean).rows
    #expect(mean.allSatisfy { abs($0.all - ($0.fits[0] + $0.fits[1]) / 2) < 1e-6 })
    for rows in [least, mean] { #expect(rows.map(\.all) == rows.map(\.all).sorted(by: >)) }
    #expect(least.map(\.movie) != mean.map(\.movie))
    let bound = least[least.count / 2].all
    let some = report([ann, bob], by: .nobodyBelow(bound)).rows
    #expect(some == mean.filter { ($0.fits.min() ?? 0) >= bound } && some.count < mean.count)
  }

  @Test func `leaves out what anyone has rated or watched, unless the filter says seen`() {
    let known = Set([3, 8, 21, 0, 2, 40, 41, 12].map { MovieIndex($0) })
    #expect(Set(report([ann, bob]).rows.map(\.movie)).isDisjoint(with: known))
    #expect(report([ann, bob]).rows.count == 62)
    let comedies = report([ann, bob], filter: AnswerSamples.comedies, count: 9).rows
    #expect(comedies.count == 9 && comedies.allSatisfy { $0.movie.position % 2 == 0 })
  }

  @Test func `names whom a movie fits least, where that is by much`() {
    let report = report([ann, bob])
    for row in report.rows {
      let difference = abs(row.fits[0] - row.fits[1])
      #expect((row.givesWay == nil) == (difference < 0.1))
      guard let loser = row.givesWay else { continue }
      #expect(row.fits[loser] == row.fits.min())
      let name = ["ann", "bob"][loser]
      #expect(report.givingWay(row) == (difference < 0.25 ? "\(name), a little" : name))
    }
    #expect(report.rows.contains { $0.givesWay != nil })
  }

  @Test func `is made without those of whom nothing is known, and says so`() {
    let report = report([member("new"), ann, member("grim", (7, 1)), bob])
    #expect(report.members == ["ann", "bob"])
    #expect(
      report.absent.map { "\($0.name) \($0.reason)" } == [
        "new has rated nothing of these data", "grim has ratings that tell nothing of a taste yet",
      ])
    #expect(!report.rows.contains { $0.movie == MovieIndex(7) }, "grim has seen it all the same")
    #expect(self.report([member("new"), member("newer")]).rows.isEmpty)
  }

  @Test func `has rules that are spelled as they are read`() {
    for rule in GroupRule.usual + [.nobodyBelow(0.07), .nobodyBelow(0.99)] {
      #expect(GroupRule(rule.description) == rule)
    }
    #expect(GroupRule("nobody-below") == .nobodyBelow(0.5))
    for text in [
      "", "least", "mean=3", "nobody-below=0", "nobody-below=100", "nobody-below=",
      "nobody-below=-1",
      "nobody-below=1e3",
    ] {
      #expect(GroupRule(text) == nil, "\(text)")
    }
  }
}
