import Glibc

/// What an observation counts by its user, and what a movie's weights cost and add by how often it was chosen.
struct ObservationWeights: Sendable {
  /// W: by user.
  let users: [Float]
  /// c: by movie, the weights of those who chose it.
  private let movies: [Float]
  private let regularization: Float
  private let dropout: Float
  private let popularityDiscount: Float
  /// The mean of c over movies that were chosen.
  private let usual: Float

  init(users chosen: RowSets, _ settings: Settings) {
    regularization = settings[.regularization]
    dropout = settings[.dropout]
    popularityDiscount = settings[.popularityDiscount]
    let activity: Float = settings[.activityDiscount]
    let counts = (0..<chosen.rowCount).map { Double(chosen.range($0).count) }
    let powers = counts.map { $0 > 0 ? pow($0, -Double(activity)) : 0 }
    let sum = zip(counts, powers).reduce(0.0) { $0 + $1.0 * $1.1 }
    let all = counts.reduce(0, +)
    let users = powers.map { sum > 0 ? Float($0 * all / sum) : 0 }
    var movies = [Float](repeating: 0, count: chosen.memberCount)
    for user in 0..<chosen.rowCount {
      for entry in chosen.range(user) { movies[Int(chosen.members[entry])] += users[user] }
    }
    self.users = users
    self.movies = movies
    usual = movies.reduce(0, +) / Float(max(1, movies.count { $0 > 0 }))
  }

  /// Λ_jj. A movie that nobody was observed with has nothing on its diagonal but λ.
  func penalty(of movie: Int) -> Float {
    max(regularization, 1e-3) + dropout / (1 - dropout) * movies[movie]
  }

  /// c_j⁻ᵇ by that of a movie that was chosen as often as movies are in the mean.
  func discount(of movie: Int) -> Float {
    guard popularityDiscount > 0, movies[movie] > 0 else { return 1 }
    return pow(movies[movie] / usual, -popularityDiscount)
  }
}

extension Setting where Value == Float {
  /// p: what part of the observations is dropped, in expectation.
  public static let dropout = Setting(
    "dropout",
    "Part of what a user chose that is left out while the rest is to foretell it, in expectation.",
    .amount(
      more:
        "keeps the weights of often chosen movies smaller, so that a movie is foretold by many others",
      less: "lets a few movies foretell another; 0 is EASE as it was first published"),
    valueName: "fraction", .number("a fraction from 0 to less than 1") { (0..<1).contains($0) },
    search: .range(.linear(0...0.75)), fallback: 0)

  /// a: users count by the power −a of how much they chose.
  public static let activityDiscount = Setting(
    "activityDiscount",
    "How much less a choice counts of a user who chose much: by their choices to this power.",
    .amount(
      more: "lets those who chose little say as much as those who chose everything",
      less: "counts every choice alike, at 0"),
    valueName: "power", .number("0 to 1") { (0...1).contains($0) },
    search: .range(.linear(0...1)), fallback: 0)

  /// b: a movie's score is divided by the power b of how often it was chosen.
  public static let popularityDiscount = Setting(
    "popularityDiscount",
    "How much less an often chosen movie scores: by its choices to this power.",
    .amount(
      more: "brings less known movies up in the lists", less: "ranks by what is likely alone, at 0"),
    valueName: "power", .number("0 to 1") { (0...1).contains($0) },
    search: .range(.linear(0...0.4)), fallback: 0)
}
