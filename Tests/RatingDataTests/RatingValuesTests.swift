import RatingData
import Testing

@Suite struct `Values of ratings` {
  @Test(
    arguments: [
      [], [0], [0.5, 5, 3.5], [100, 0, 127.5], [3.3, 4], [128], [-1, 2], [.infinity], [1e9, 0.25],
    ] as [[Float]]) func `come back as they were`(values: [Float])
  {
    #expect(Array(RatingValues(values)) == values)
  }

  @Test func `are equal whatever holds them`() {
    #expect(RatingValues(halves: [2, 7]) == RatingValues(floats: [1, 3.5]))
    #expect(RatingValues(halves: [2, 7]) != RatingValues(floats: [1, 3]))
  }

  @Test(arguments: [(0, 0), (0.5, 1), (127.5, 255)] as [(Float, UInt8)])
  func `go by halves`(value: Float, halves: UInt8) {
    #expect(RatingValues.halves(in: value) == halves)
  }

  @Test(arguments: [-0.5, 0.25, 128, .nan, .infinity, -.infinity] as [Float])
  func `that are no halves of a byte say so`(value: Float) {
    #expect(RatingValues.halves(in: value) == nil)
  }

  @Test(
    arguments: [
      ([1, 5, 3], 1...5, 2), ([0.5, 5, 4.5], 0.5...5, 0.5), ([7], 7...7, 0),
      ([10, 1, 2, 5], 1...10, 1), ([0, 100, 33.3], 0...100, 0),
      ([1, 2, 3, 4.25], 1...4.25, 0), ([1, 1.5, 1.7, 5], 1...5, 0), ([0, 4.9, 4.8], 0...4.9, 0.1),
      ([0, 0.1, 99.9, 100], 0...100, 0.1),
    ] as [([Float], ClosedRange<Float>, Float)])
  func `have a scale`(values: [Float], range: ClosedRange<Float>, step: Float) {
    #expect(RatingScale(of: RatingValues(values)) == RatingScale(range: range, step: step))
  }

  @Test func `that lie anywhere have a scale without steps`() {
    let values = RatingValues((0..<1000).map { Float($0) * 0.01 })
    #expect(RatingScale(of: values) == RatingScale(range: 0...9.99, step: 0))
  }
}
