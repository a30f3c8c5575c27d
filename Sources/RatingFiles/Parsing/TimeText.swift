/// When something was rated, as files write it.
///
/// Whole seconds since 1970 as MovieLens has them; a fraction is dropped. Thousandths of seconds are
/// known by their size. Dates are those of ISO 8601, extended (`2005-04-02 23:53:47`) or basic
/// (`20050402T235347`), with an offset (`+00:00`, `+0530`, `-03`, `Z`) or taken as UTC. An exponent is how
/// R writes large numbers.
package enum TimeText {
  static let expectation =
    "a time: seconds since 1970, before 2106, or a date like 2005-04-02 23:53:47"

  /// No time in seconds that a rating can have is as large as one of the year 1973 in thousandths.
  private static let leastMilliseconds: Int64 = 100_000_000_000

  package static func seconds(_ text: String) -> UInt32? {
    guard FieldText.isDecimal(text) || isScientific(text) else { return ISODate(text)?.seconds }
    guard let number = Double(text), let whole = Int64(exactly: number.rounded(.down)) else {
      return nil
    }
    return seconds(whole)
  }

  @inline(__always)
  static func seconds(_ number: Int64) -> UInt32? {
    UInt32(exactly: number < leastMilliseconds ? number : number / 1000)
  }

  /// A number with an exponent, `9.78e+08`, and nothing else that Swift would read as one.
  private static func isScientific(_ text: String) -> Bool {
    let parts = text.split(separator: "e", omittingEmptySubsequences: false)
    guard parts.count == 2, FieldText.isDecimal(String(parts[0])) else { return false }
    let digits = parts[1].drop { $0 == "+" || $0 == "-" }
    return (1...2).contains(digits.utf8.count) && digits.utf8.allSatisfy { $0 &- 48 <= 9 }
      && parts[1].utf8.count - digits.utf8.count <= 1
  }
}

/// A date of ISO 8601, perhaps with a time of day and an offset from UTC.
private struct ISODate {
  /// Since 1970, UTC.
  let seconds: UInt32

  /// nil of anything else, and of what lies before 1970 or beyond 2105.
  init?(_ text: String) {
    var reader = Reader(rest: text.utf8[...])
    guard let date = reader.days() else { return nil }
    var seconds = date.days * 86_400
    if reader.skip(" ", "T", "t") != nil {
      guard let time = reader.timeOfDay(isExtended: date.isExtended) else { return nil }
      seconds += time
    }
    guard let offset = reader.offset() else { return nil }
    guard reader.rest.isEmpty, let whole = UInt32(exactly: seconds - offset) else { return nil }
    self.seconds = whole
  }

  private struct Reader {
    var rest: Substring.UTF8View

    mutating func number(_ count: Int) -> Int? {
      let field = rest.prefix(count)
      guard field.count == count, field.allSatisfy({ $0 &- 48 <= 9 }) else { return nil }
      rest = rest.dropFirst(count)
      return field.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    mutating func skip(_ allowed: Unicode.Scalar...) -> Unicode.Scalar? {
      guard let first = rest.first, allowed.contains(Unicode.Scalar(first)) else { return nil }
      rest = rest.dropFirst()
      return Unicode.Scalar(first)
    }

    /// `YYYY-MM-DD` or `YYYYMMDD`, as days since 1970.
    mutating func days() -> (days: Int, isExtended: Bool)? {
      guard let year = number(4) else { return nil }
      let isExtended = skip("-") != nil
      guard let month = number(2), !isExtended || skip("-") != nil, let day = number(2),
        (1970...2105).contains(year), (1...12).contains(month),
        (1...Calendar.length(year, month)).contains(day)
      else { return nil }
      return (Calendar.days(year, month, day), isExtended)
    }

    /// `hh:mm:ss` or `hhmmss`, perhaps with a fraction, which is dropped.
    mutating func timeOfDay(isExtended: Bool) -> Int? {
      guard let hour = number(2), !isExtended || skip(":") != nil, let minute = number(2),
        !isExtended || skip(":") != nil, let second = number(2), hour < 24, minute < 60,
        second <= 60
      else { return nil }
      if skip(".", ",") != nil { rest = rest.drop { $0 &- 48 <= 9 } }
      return (hour * 60 + minute) * 60 + second
    }

    /// `Z`, `+hh:mm`, `+hhmm`, `+hh` or nothing, in seconds ahead of UTC; nil of anything else.
    mutating func offset() -> Int? {
      guard !rest.isEmpty, skip("Z", "z") == nil else { return 0 }
      // pandas and others put a blank before it.
      _ = skip(" ")
      guard let sign = skip("+", "-"), let hours = number(2), hours < 24 else { return nil }
      let hasColon = skip(":") != nil
      guard let minutes = rest.isEmpty && !hasColon ? 0 : number(2), minutes < 60 else {
        return nil
      }
      return (sign == "-" ? -1 : 1) * (hours * 60 + minutes) * 60
    }
  }
}

private enum Calendar {
  /// Days of a month.
  static func length(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970 to a date of the Gregorian calendar; years start in March, so that the leap day
  /// comes last.
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let monthsSinceMarch = (month + 9) % 12
    let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
    let dayOfYear = (153 * monthsSinceMarch + 2) / 5 + day - 1
    return marchYear * 365 + leapDays + dayOfYear - 719_468
  }
}
