/// What rows owe to what they met of the other side, whatever the rating.
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
    valueName: "sides", .name(ImplicitFeedback.allCases.map(\.rawValue)), fallback: .both)
}

extension Preset {
  /// Predictions averaged over draws from the posterior.
  public static let bayes = Preset("bayes")
}

extension Setting where Value == Int {
  /// Epochs before the chain is taken to have forgotten its start.
  public static let burnIn = Setting(
    "burnIn", "Epochs at the start whose draws are not averaged.", valueName: "n",
    .whole(0...Schedule.epochsAllowed.upperBound), fallback: 5)
}
