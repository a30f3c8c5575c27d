/// When something was rated, as files write it.
///
/// Whole seconds since 1970 as MovieLens has them; a fraction is dropped. Thousandths of seconds are
/// known by their size, and so are dates by their dashes: `2005-04-02 23:53:47`, taken as UTC.
enum TimeText {
  static let words = "a time: seconds since 1970, before 2106, or a date like 2005-04-02 23:53:47"

  /// No time in seconds that a rating can have is as large as one of the year 1973 in thousandths.
  private static let leastMilliseconds: Int64 = 100_000_000_000

  static func seconds(_ text: String) -> UInt32? {
    guard Text.isDecimal(text) else { return date(text) }
    guard let number = Double(text), let whole = Int64(exactly: number.rounded(.down)) else {
      return nil
    }
    return seconds(whole)
  }

  @inline(__always)
  static func seconds(_ number: Int64) -> UInt32? {
    UInt32(exactly: number < leastMilliseconds ? number : number / 1000)
  }

  /// `YYYY-MM-DD`, perhaps followed by a blank or `T` and `hh:mm:ss`, a fraction and `Z`.
  private static func date(_ text: String) -> UInt32? {
    var digits = text.utf8[...]
    func number(_ count: Int) -> Int? {
      let field = digits.prefix(count)
      guard field.count == count, field.allSatisfy({ $0 &- 48 <= 9 }) else { return nil }
      digits = digits.dropFirst(count)
      return field.reduce(0) { $0 * 10 + Int($1 - 48) }
    }
    func skip(_ allowed: [UInt8]) -> Bool {
      guard let first = digits.first, allowed.contains(first) else { return false }
      digits = digits.dropFirst()
      return true
    }
    let dash = [UInt8(ascii: "-")]
    guard let year = number(4), skip(dash), let month = number(2), skip(dash),
      let day = number(2), (1970...2105).contains(year), (1...12).contains(month),
      (1...length(year, month)).contains(day)
    else { return nil }
    var seconds = days(year, month, day) * 86_400
    if skip([UInt8(ascii: " "), UInt8(ascii: "T")]) {
      let colon = [UInt8(ascii: ":")]
      guard let hour = number(2), skip(colon), let minute = number(2), skip(colon),
        let second = number(2), hour < 24, minute < 60, second <= 60
      else { return nil }
      seconds += (hour * 60 + minute) * 60 + second
    }
    if skip([UInt8(ascii: ".")]) { digits = digits.drop { $0 &- 48 <= 9 } }
    _ = skip([UInt8(ascii: "Z")])
    return digits.isEmpty ? UInt32(exactly: seconds) : nil
  }

  /// Days of a month.
  private static func length(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970 to a date of the Gregorian calendar; years start in March, so that the leap day
  /// comes last.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let monthsSinceMarch = (month + 9) % 12
    let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
    let dayOfYear = (153 * monthsSinceMarch + 2) / 5 + day - 1
    return marchYear * 365 + leapDays + dayOfYear - 719_468
  }
}
