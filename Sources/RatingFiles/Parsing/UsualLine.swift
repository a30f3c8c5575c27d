/// The lines of every edition of MovieLens and of most other files: user, item, a rating in halves and
/// perhaps a time, in this order, both ids in numbers.
///
/// `FastLine` reads these as well, and more; without its choices a file takes a sixth less time.
struct UsualLine {
  typealias Pointer = UnsafePointer<UInt8>

  private let separator: SeparatorBytes
  private let hasTime: Bool

  /// Nil for files whose lines have another order.
  init?(_ dialect: Dialect) {
    switch dialect.fields {
    case .three: hasTime = false
    case .four: hasTime = true
    default: return nil
    }
    separator = SeparatorBytes(dialect.separator)
  }

  /// What a line says.
  struct Row {
    let user: Int64
    let item: Int64
    let halves: UInt8
    let time: UInt32
  }

  /// Reads a line with its end; nil, and where it was, at anything else.
  ///
  /// Behind the line there must be `BlockSource.padding` bytes that are no digits.
  @inline(__always)
  func read(_ cursor: inout Pointer) -> Row? {
    var place = cursor
    guard let user = id(&place), separator.skip(&place), let item = id(&place),
      separator.skip(&place), let halves = halves(&place)
    else { return nil }
    var time: UInt32 = 0
    if hasTime {
      guard separator.skip(&place), let seconds = Self.seconds(&place) else { return nil }
      time = seconds
    }
    if place.pointee == UInt8(ascii: "\r") { place += 1 }
    guard place.pointee == UInt8(ascii: "\n") else { return nil }
    cursor = place + 1
    return Row(user: user, item: item, halves: halves, time: time)
  }

  /// Up to seven digits; another spelling of a number is another id.
  @inline(__always)
  private func id(_ place: inout Pointer) -> Int64? {
    let digits = EightDigits(place)
    guard 1...7 ~= digits.count, digits.count == 1 || place.pointee != UInt8(ascii: "0") else {
      return nil
    }
    place += digits.count
    return Int64(truncatingIfNeeded: digits.number)
  }

  /// A digit, perhaps with a half behind it: `4`, `4.0`, `4.5`.
  @inline(__always)
  private func halves(_ place: inout Pointer) -> UInt8? {
    let whole = Self.digit(place[0])
    guard whole <= 9 else { return nil }
    if place[1] != UInt8(ascii: ".") {
      place += 1
      return 2 &* whole
    }
    let tenths = Self.digit(place[2])
    guard tenths == 0 || tenths == 5 else { return nil }
    place += 3
    return 2 &* whole &+ (tenths == 5 ? 1 : 0)
  }

  /// Up to ten digits, below 2³².
  @inline(__always)
  private static func seconds(_ place: inout Pointer) -> UInt32? {
    let digits = EightDigits(place)
    guard digits.count > 0 else { return nil }
    var seconds = digits.number
    place += digits.count
    for _ in 0..<2 where digits.count == 8 {
      let next = digit(place.pointee)
      guard next <= 9 else { break }
      seconds = seconds &* 10 &+ UInt64(next)
      place += 1
    }
    return UInt32(exactly: seconds)
  }

  @inline(__always)
  private static func digit(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "0") }
}
