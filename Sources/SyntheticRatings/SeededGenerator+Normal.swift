import RatingData

extension SeededGenerator {
  /// A number of mean 0 and variance 1, nearly normal: the sum of twelve uniform ones, less six.
  ///
  /// No logarithm and no cosine, whose last bits differ between systems' libraries; and tails that end
  /// at 6, which a rating never misses.
  @inline(__always)
  mutating func normal() -> Float {
    var sum: UInt64 = 0
    for _ in 0..<3 {
      let bits = next()
      sum &+= bits & 0xFFFF
      sum &+= (bits >> 16) & 0xFFFF
      sum &+= (bits >> 32) & 0xFFFF
      sum &+= bits >> 48
    }
    // Each of the twelve stands for the middle of one of 65,536 equal parts of 0 ... 1.
    return (Float(sum) + 6) * 0x1p-16 - 6
  }

  /// The numbers below a count, shuffled.
  mutating func permutation(of count: Int) -> [Int32] {
    var numbers = Array(0..<Int32(count))
    for last in stride(from: count - 1, to: 0, by: -1) {
      numbers.swapAt(last, Int(below(UInt32(last + 1))))
    }
    return numbers
  }
}
