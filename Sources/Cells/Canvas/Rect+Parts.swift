/// How long a part of a rectangle is to be, in columns or rows.
public enum Length: Hashable, Sendable {
  case fixed(Int)
  /// From `minimum` up to `maximum`: flexible parts share what the others leave.
  case flexible(minimum: Int = 0, maximum: Int = .max)
}

extension Rect {
  /// Cut into columns from left to right. What does not fit is cut off at the right, so the first part
  /// matters most.
  public func columns(_ lengths: [Length], gap: Int = 0) -> [Rect] {
    Self.parts(of: width, lengths, gap: gap).map { start, length in
      Rect(x: x + start, y: y, width: length, height: height)
    }
  }

  /// Cut into rows from top to bottom, likewise.
  public func rows(_ lengths: [Length], gap: Int = 0) -> [Rect] {
    Self.parts(of: height, lengths, gap: gap).map { start, length in
      Rect(x: x, y: y + start, width: width, height: length)
    }
  }

  /// Start and length of each part; a part without room has length 0.
  private static func parts(
    of total: Int, _ lengths: [Length], gap: Int
  ) -> [(start: Int, length: Int)] {
    var sizes = lengths.map(\.minimum)
    var spare = total - gap * max(0, lengths.count - 1) - sizes.reduce(0, +)
    // Those that can grow get equal shares, again and again, as some reach their maximum.
    while spare > 0 {
      let growing = sizes.indices.filter { sizes[$0] < lengths[$0].maximum }
      if growing.isEmpty { break }
      let share = max(1, spare / growing.count)
      for index in growing {
        let growth = min(share, spare, lengths[index].maximum - sizes[index])
        sizes[index] += growth
        spare -= growth
      }
    }
    var start = 0
    return sizes.map { size in
      let length = min(size, total - start)
      defer { start = min(total, start + length + gap) }
      return (start, length)
    }
  }
}

extension Length {
  fileprivate var minimum: Int {
    switch self {
    case .fixed(let length): max(0, length)
    case .flexible(let minimum, _): max(0, minimum)
    }
  }

  fileprivate var maximum: Int {
    switch self {
    case .fixed: minimum
    case .flexible(_, let maximum): max(minimum, maximum)
    }
  }
}
