import RatingData
import Testing

@testable import Evaluation

@Suite struct `Sameness of lists` {
  private func sameness(_ lists: [[Int]], of movies: Int = 6) -> Sameness {
    Sameness(
      lists.map { $0.map { MovieIndex($0) } }, movieCount: movies, popularity: { 10 * $0.position })
  }

  @Test func `counts movies, the one in most lists, and lists that are the same`() {
    let found = sameness([[0, 1], [1, 0], [1, 5]])
    #expect(found.lists == 3 && found.distinct == 3)
    #expect(found.most == Sameness.Most(movie: MovieIndex(1), lists: 3))
    #expect(found.mostShare == 1)
    #expect(found.shared == 2)
    #expect(found.medianPopularity == 10)
  }

  @Test func `Gini is 0 where all are recommended as often, and near 1 for one alone`() {
    #expect(abs(sameness([[0, 1, 2, 3, 4, 5]]).gini) < 1e-12)
    // (n − 1) / n for one of n.
    #expect(abs(sameness([[3], [3], [3]]).gini - 5.0 / 6) < 1e-12)
  }

  @Test func `alarms above a quarter, and not at it`() {
    let apart = (0..<6).map { [$0] }
    let quarter = sameness(apart + [[6, 7], [7, 6]], of: 8)
    #expect(quarter.shared == 2 && !quarter.hasTooManyShared)
    #expect(quarter.mostShare == 0.25 && !quarter.hasTooOftenOne)
    let more = sameness(apart.dropLast() + [[6, 7], [7, 6], [6, 7]], of: 8)
    #expect(more.hasTooManyShared && more.hasTooOftenOne)
  }

  @Test func `no lists trap nothing`() {
    let found = sameness([])
    #expect(found.most == nil && found.mostShare == 0 && found.medianPopularity == 0)
    #expect(found.gini.isNaN && !found.hasTooOftenOne && !found.hasTooManyShared)
  }
}
