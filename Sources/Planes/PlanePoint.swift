/// An item and where it stands, while points are sorted.
struct PlanePoint: Sendable {
  let at: SIMD2<Float>
  let item: Int32

  /// Sorts a range just as far as that no point before `middle` belongs behind one after it, along the longer side of
  /// their rectangle.
  ///
  /// Source: Hoare: Algorithm 65, Find, Communications of the ACM 4 (1961).
  static func part(
    _ points: UnsafeMutableBufferPointer<PlanePoint>, _ range: Range<Int>, at middle: Int
  ) {
    guard range.contains(middle) else { return }
    let axis = longerSide(of: points, range)
    var (left, right) = (range.lowerBound, range.upperBound - 1)
    while left < right {
      let pivot = points[left + (right - left) / 2].at[axis]
      var (up, down) = (left, right)
      while up <= down {
        while points[up].at[axis] < pivot { up += 1 }
        while points[down].at[axis] > pivot { down -= 1 }
        if up <= down {
          points.swapAt(up, down)
          up += 1
          down -= 1
        }
      }
      if middle <= down {
        right = down
      } else if middle >= up {
        left = up
      } else {
        return
      }
    }
  }

  /// 0 for x, 1 for y.
  private static func longerSide(
    of points: UnsafeMutableBufferPointer<PlanePoint>, _ range: Range<Int>
  ) -> Int {
    var (low, high) = (points[range.lowerBound].at, points[range.lowerBound].at)
    for place in range {
      low = pointwiseMin(low, points[place].at)
      high = pointwiseMax(high, points[place].at)
    }
    let size = high - low
    return size.y > size.x ? 1 : 0
  }
}
