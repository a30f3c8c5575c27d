import RatingData

/// The codes of MovieLens 1M's `users.dat` in words, as its README tells them.
enum Demographics {
  static func profile(gender: String, age: String, occupation: String) -> User.Profile {
    User.Profile(
      gender: gender,
      ageGroup: ages[age] ?? "age \(age)",
      occupation: Int(occupation).flatMap {
        occupations.indices.contains($0) ? occupations[$0] : nil
      }
        ?? "occupation \(occupation)")
  }

  /// The lowest age of a group, which is its code, and the group.
  private static let ages = [
    "1": "under 18", "18": "18–24", "25": "25–34", "35": "35–44", "45": "45–49", "50": "50–55",
    "56": "56+",
  ]

  /// By code. The first stands for «not specified» too.
  private static let occupations = [
    "other", "academic/educator", "artist", "clerical/admin", "college/grad student",
    "customer service", "doctor/health care", "executive/managerial", "farmer", "homemaker",
    "K-12 student", "lawyer", "programmer", "retired", "sales/marketing", "scientist",
    "self-employed", "technician/engineer", "tradesman/craftsman", "unemployed", "writer",
  ]
}
