import RatingData

/// Which rows depend on what they have ratings with, whatever the ratings.
public enum ImplicitFeedback: String, SettingType, CaseIterable, Decodable {
  /// Nothing.
  case none
  /// Users to the movies that they rated: SVD++.
  case users
  /// Movies to the users who rated them, too.
  case both
}

extension Setting where Value == ImplicitFeedback {
  public static let feedback = Setting(
    "feedback", title: "implicit feedback",
    "Whether users depend on which movies they rated (SVD++), and movies on who rated them.",
    .choice(
      "none looks at ratings alone. The others look at who rated what, too: more exact, and slower."
    ),
    valueName: "sides", .name(ImplicitFeedback.allCases.map(\.rawValue)), fallback: .both)
}

extension Preset {
  /// Predictions averaged over samples from the posterior.
  public static let bayes = Preset(
    "bayes",
    "Gibbs sampling: predictions averaged over samples. It predicts ratings with the lowest error of these, and"
      + " says how sure it is.")
}

extension Setting where Value == Int {
  /// Epochs before the chain is taken to have forgotten its start.
  public static let burnIn = Setting(
    "burnIn", "Epochs at the start whose samples are not averaged.",
    .amount(
      more: "leaves out more of what still remembers the random start, and averages less",
      less: "averages more samples, some of them from on the way"),
    valueName: "n",
    .whole(0...Schedule.epochsAllowed.upperBound), fallback: 5)
}

/// Which side features a learner uses, as `genres,age`.
public struct FeatureChoice: SettingType {
  /// In the order of `SideFeature`.
  public let members: [SideFeature]

  public init(_ members: [SideFeature]) {
    self.members = SideFeature.allCases.filter { members.contains($0) }
  }

  public static let none = FeatureChoice([])
  public static let all = FeatureChoice(SideFeature.allCases)
  /// Those that need not be told of the rating to be predicted.
  public static let timeless = FeatureChoice(SideFeature.allCases.filter { $0 != .time })

  public init?(_ value: SettingValue) {
    guard case .name(let list) = value else { return nil }
    self.init(
      list == "all"
        ? SideFeature.allCases
        : list.split(separator: ",").compactMap { SideFeature(rawValue: String($0)) })
  }

  public var settingValue: SettingValue {
    switch members {
    case []: .name("none")
    case SideFeature.allCases: .name("all")
    default: .name(members.map(\.rawValue).joined(separator: ","))
    }
  }
}

extension Setting where Value == FeatureChoice {
  public static let features = Setting(
    "features", title: "side features",
    "What rows depend on beside ratings, where the data tell it: a list of names, or none.",
    .choice(
      "Genres, decade or age tell something of movies and users with few ratings. Where there are many, they"
        + " change little."),
    valueName: "names", .names(SideFeature.allCases.map(\.rawValue)), fallback: .timeless)
}

/// Whose ratings have a variance of their own.
public enum RatingNoise: String, SettingType, CaseIterable, Decodable {
  case constant
  case users
  case both
}

extension Setting where Value == RatingNoise {
  public static let noise = Setting(
    "noise", "Whose ratings scatter by a variance of their own: nobody's, users', or movies', too.",
    .choice(
      "Where users have their own, those who rate at random count less. Where movies have, too, so do"
        + " movies on which nobody agrees."),
    valueName: "sides", .name(RatingNoise.allCases.map(\.rawValue)), fallback: .both)
}
