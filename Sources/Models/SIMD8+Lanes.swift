extension SIMD8<Float> {
  /// The sum of all lanes as a tree, whose order is part of what makes runs repeatable.
  @inlinable @inline(__always)
  package var treeSum: Float {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }

  /// |x| of each lane.
  @inlinable @inline(__always)
  package var magnitudes: Self {
    unsafeBitCast(unsafeBitCast(self, to: SIMD8<UInt32>.self) & 0x7FFF_FFFF, to: Self.self)
  }

  /// The larger of each two lanes; this one's where either is not a number.
  @inlinable @inline(__always)
  package func larger(_ other: Self) -> Self { replacing(with: other, where: other .> self) }
}
