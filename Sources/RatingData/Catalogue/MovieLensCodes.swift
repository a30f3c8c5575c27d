/// What the editions of MovieLens say by codes and flags.
///
/// Source: the READMEs in GroupLens' archives.
package enum MovieLensCodes {
  /// In the order of the flags in MovieLens 100K's `u.item`.
  package static let genres = [
    "unknown", "Action", "Adventure", "Animation", "Children's", "Comedy", "Crime", "Documentary",
    "Drama", "Fantasy", "Film-Noir", "Horror", "Musical", "Mystery", "Romance", "Sci-Fi",
    "Thriller", "War", "Western",
  ]

  /// The codes of ages in MovieLens 1M's `users.dat`: the lowest age of a group.
  package static var ageCodes: [Int] { ages.keys.sorted() }

  /// A user of `users.dat`, in words.
  package static func profile(gender: String, age: String, occupation: String) -> User.Profile {
    User.Profile(
      gender: gender, ageGroup: Int(age).flatMap { ages[$0] } ?? "age \(age)",
      occupation: Int(occupation).flatMap {
        occupations.indices.contains($0) ? occupations[$0] : nil
      } ?? "occupation \(occupation)")
  }

  private static let ages = [
    1: "under 18", 18: "18–24", 25: "25–34", 35: "35–44", 45: "45–49", 50: "50–55", 56: "56+",
  ]

  /// By code. The first stands for «not specified» too.
  package static let occupations = [
    "other", "academic/educator", "artist", "clerical/admin", "college/grad student",
    "customer service", "doctor/health care", "executive/managerial", "farmer", "homemaker",
    "K-12 student", "lawyer", "programmer", "retired", "sales/marketing", "scientist",
    "self-employed", "technician/engineer", "tradesman/craftsman", "unemployed", "writer",
  ]
}
