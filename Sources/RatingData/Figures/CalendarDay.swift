/// A day of the Gregorian calendar, in UTC.
package struct CalendarDay: Sendable, Equatable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Source: Howard Hinnant: chrono-Compatible Low-Level Date Algorithms, `civil_from_days`.
  /// https://howardhinnant.github.io/date_algorithms.html
  package init(secondsSince1970 seconds: UInt32) {
    // Days since the first of March of the year 0, so that the leap day ends a year; an era is 400
    // years.
    let days = Int(seconds) / 86_400 + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  }

  /// `1996-02-29`.
  package var description: String {
    "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}
