/// Times as logs write them.
enum ClockTime {
  /// Seconds of a number that counts seconds, or milli-, micro- or nanoseconds since 1970.
  static func seconds(_ number: Double) -> Double {
    switch number.magnitude {
    // In the year 5138 seconds would come here.
    case 1e11..<1e14: number / 1e3
    case 1e14..<1e17: number / 1e6
    case 1e17...: number / 1e9
    default: number
    }
  }

  /// Seconds since 1970 of ISO 8601 or what is near it, `2026-12-01T09:00:00.5Z`, `2026-12-01 09:00:00,500`; UTC where
  /// no offset stands there. nil of anything else.
  static func seconds(_ text: String) -> Double? {
    guard text.utf8.count <= 40,
      let match = text.wholeMatch(
        of:
          /(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)? ?(?:Z|([+-])(\d\d):?(\d\d))?/
      )
    else { return nil }
    func number(_ text: Substring?) -> Double { text.flatMap { Double($0) } ?? 0 }
    let part = match.output
    let days = daysSince1970(Int(part.1) ?? 1970, Int(part.2) ?? 1, Int(part.3) ?? 1)
    let fraction = part.7.map { number("0." + $0) } ?? 0
    let offset = (number(part.9) * 60 + number(part.10)) * 60 * (part.8 == "-" ? -1 : 1)
    let ofDay = (number(part.4) * 60 + number(part.5)) * 60 + number(part.6) + fraction
    return Double(days) * 86400 + ofDay - offset
  }

  /// Days of the Gregorian calendar (Hinnant, chrono-Compatible Low-Level Date Algorithms, 2021).
  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
