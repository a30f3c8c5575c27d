import RatingData

/// Changes bytes at random, from a seed: the poor relation of a fuzzer, at home in a test.
struct Mutator {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed, stream: .other) }

  /// The bytes after one to four changes.
  ///
  /// - Parameter other: bytes of which some may be put in.
  mutating func mutated(_ bytes: [UInt8], with other: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(4) { change(&bytes, with: other) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8], with other: [UInt8]) {
    let stretch = stretch(of: bytes)
    switch below(8) {
    case 0: bytes.removeSubrange(stretch)
    case 1: bytes.insert(contentsOf: bytes[stretch], at: below(bytes.count + 1))
    case 2: bytes.insert(contentsOf: other[self.stretch(of: other)], at: stretch.lowerBound)
    case 3: bytes.replaceSubrange(stretch, with: token())
    case 4 where !bytes.isEmpty: bytes[below(bytes.count)] ^= 1 << UInt8(below(8))
    case 5 where !bytes.isEmpty: bytes[below(bytes.count)] = UInt8(below(256))
    default: bytes.insert(contentsOf: token(), at: stretch.lowerBound)
    }
  }

  private mutating func token() -> [UInt8] { Trial.tokens[below(Trial.tokens.count)] }

  /// Up to sixteen bytes.
  private mutating func stretch(of bytes: [UInt8]) -> Range<Int> {
    let start = below(bytes.count + 1)
    return start..<min(bytes.count, start + below(17))
  }

  mutating func below(_ bound: Int) -> Int { Int(generator.below(UInt32(bound))) }
}
