import RatingData
import Text

/// The words of `MovieLensCodes` back to the codes and numbers that files of users hold.
struct DemographicCodes {
  /// By the group's words.
  private var ages: [String: String] = [:]
  private var occupations: [String: String] = [:]

  init() {
    for code in MovieLensCodes.ageCodes.map(String.init) {
      ages[MovieLensCodes.profile(gender: "", age: code, occupation: "0").ageGroup] = code
    }
    for (code, occupation) in MovieLensCodes.occupations.enumerated() {
      occupations[occupation] = "\(code)"
    }
  }

  /// Whether reading what is written gives back the profile.
  func holds(_ profile: User.Profile) -> Bool {
    let back = MovieLensCodes.profile(
      gender: profile.gender, age: age(of: profile), occupation: occupation(of: profile))
    return back == profile
  }

  /// The code of a group, or of the group in which an age lies.
  func age(of profile: User.Profile) -> String {
    if let code = ages[profile.ageGroup] { return code }
    let years = Self.years(in: profile.ageGroup) ?? 1
    return "\(MovieLensCodes.ageCodes.last { $0 <= years } ?? 1)"
  }

  /// The occupation's code; 0, «other or not specified», where there is none.
  func occupation(of profile: User.Profile) -> String {
    occupations[profile.occupation] ?? "0"
  }

  /// An age in years: of a group, its lowest.
  private static func years(in ageGroup: String) -> Int? {
    let digits = ageGroup.drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
    return Int(digits)
  }
}

extension Omissions {
  /// What becomes of demographics in a file of users; `exact` tells whether a profile comes out the same.
  mutating func addDemographics(of catalogue: Catalogue, exact: (User.Profile) -> Bool) {
    let users = catalogue.users + catalogue.silentUsers
    let profiles = users.compactMap(\.profile)
    guard !profiles.isEmpty else {
      addUsers(catalogue)
      return
    }
    let inexact = profiles.count { !exact($0) }
    let unknown = users.count - profiles.count
    note("zip codes are not known: zeros are written", if: true)
    note(
      "\(format.rawValue) has other groups of ages or occupations than"
        + " \(inexact.counted("user", .plain)): the nearest are written", if: inexact > 0)
    note(
      "\(unknown.counted("user", .plain)) without demographics: left out of the list of users",
      if: unknown > 0)
  }
}
