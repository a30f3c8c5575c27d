import RatingData
import Testing

@Suite("The split")
struct SplitTests {
  @Test(
    "The counts are the notebook's, and at least one rating trains",
    arguments: [
      (1_000_209, 0.1, 900_188), (100_004, 0.1, 90_003), (10, 0, 10), (10, 0.99, 1), (1, 0.1, 1),
      (0, 0.1, 0),
    ])
  func counts(count: Int, validation: Double, trained: Int) {
    let split = Split.random(of: count, validation: validation, seed: 1)
    #expect(split.train.count == trained)
    #expect(split.validation.count == count - trained)
  }

  @Test("Both parts together are all ratings, each once", arguments: [1, 2, 3] as [UInt64])
  func parts(seed: UInt64) {
    let split = Split.random(of: 1000, validation: 0.25, seed: seed)
    #expect((split.train + split.validation).sorted() == Array(0..<1000))
  }

  @Test("A seed always gives the same split, another seed another")
  func repeatable() {
    let split = Split.random(of: 100_004, validation: 0.1, seed: 1)
    #expect(split.train.prefix(4) == [51565, 19096, 22672, 44559])
    #expect(split.validation.suffix(3) == [49586, 10028, 72906])
    #expect(Split.random(of: 100_004, validation: 0.1, seed: 2).train != split.train)
  }
}
