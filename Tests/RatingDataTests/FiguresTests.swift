import Testing

@testable import RatingData

@Suite struct `Figures of a set` {
  @Test(
    arguments: [
      (0, "1970-01-01"), (86_399, "1970-01-01"), (951_782_400, "2000-02-29"),
      (951_868_800, "2000-03-01"), (978_307_199, "2000-12-31"), (978_307_200, "2001-01-01"),
      (1_476_640_644, "2016-10-16"), (4_107_542_399, "2100-02-28"), (4_107_542_400, "2100-03-01"),
      (.max, "2106-02-07"),
    ] as [(UInt32, String)])
  func `name days of the calendar`(seconds: UInt32, day: String) {
    #expect(CalendarDay(secondsSince1970: seconds).description == day)
  }

  @Test func `spread over users or movies`() {
    let odd = CountSpread([7, 1, 3])
    #expect((odd.least, odd.most, odd.median, odd.ones) == (1, 7, 3, 1))
    #expect(abs(odd.mean - 11.0 / 3) < 1e-12)
    let even = CountSpread([1, 1, 4, 9])
    #expect((even.median, even.mean, even.ones) == (2.5, 3.75, 2))
    let none = CountSpread([])
    #expect((none.least, none.most, none.median, none.mean, none.ones) == (0, 0, 0, 0, 0))
  }

  private func histogram(_ values: [Float]) -> ValueHistogram {
    ValueHistogram(
      Ratings(
        users: values.map { _ in UserIndex(0) }, movies: values.map { _ in MovieIndex(0) },
        values: values, userCount: 1, movieCount: 1))
  }

  private func columns(_ values: [Float]) -> [Float: Int] {
    Dictionary(
      uniqueKeysWithValues: histogram(values).columns.filter { $0.count > 0 }
        .map { ($0.value, $0.count) })
  }

  @Test func `have a column a step, of values too that nobody gave`() {
    let halves = histogram([0.5, 1, 1, 5])
    #expect(halves.grouping == .exact)
    #expect(halves.columns.map(\.value) == [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5])
    #expect(halves.columns.map(\.count) == [1, 2, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(histogram([3, 3]).columns == [.init(value: 3, count: 2)])
    #expect(histogram([]).columns.map(\.count).reduce(0, +) == 0)
  }

  @Test func `have a column a value where steps are uneven`() {
    #expect(histogram([1, 2, 2.3, 1]).columns.map(\.value) == [1, 2, 2.3])
    #expect(histogram([0, 1, 100]).columns.map(\.value) == [0, 1, 100])
    #expect(columns([1, 2, 2.3, 1]) == [1: 2, 2: 1, 2.3: 1])
  }

  @Test func `have columns of equal width where there are too many values`() {
    let hundred = histogram((0...100).map { Float($0) })
    #expect(hundred.grouping == .from)
    #expect(hundred.columns.map(\.value) == stride(from: 0, through: 100, by: 10).map { Float($0) })
    #expect(hundred.columns.map(\.count) == [Int](repeating: 10, count: 10) + [1])
    let fractions = histogram((0..<400).map { Float($0) / 1000 })
    #expect(fractions.columns.map(\.count).reduce(0, +) == 400)
    #expect(fractions.columns.count <= ValueHistogram.mostColumns)
    #expect(fractions.columns.first == .init(value: 0, count: 50))
    let negative = histogram((-50..<50).map { Float($0) + 0.25 })
    #expect(negative.columns.first == .init(value: -50, count: 10))
    #expect(negative.columns.allSatisfy { $0.count == 10 })
  }

  @Test(arguments: [1e-30, 1e30, .greatestFiniteMagnitude / 64] as [Float])
  func `count every rating, however far apart`(unit: Float) {
    let histogram = histogram((-32...31).map { Float($0) * unit })
    #expect(histogram.columns.map(\.count).reduce(0, +) == 64)
    #expect(histogram.columns.count <= ValueHistogram.mostColumns)
    #expect(histogram.columns.allSatisfy { $0.value.isFinite })
  }
}
