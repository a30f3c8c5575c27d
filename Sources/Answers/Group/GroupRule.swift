/// How a list for several people weighs how well a movie fits each of them.
///
/// Source of the strategies: Masthoff: Group Recommender Systems: Combining Individual Models, in: Recommender Systems
/// Handbook (2011), chapter 21. https://doi.org/10.1007/978-0-387-85820-3_21
public enum GroupRule: Sendable, Hashable {
  /// By the fit of whom a movie fits least.
  case leastMisery
  /// By the mean of all fits.
  case mean
  /// By the mean; a movie that fits somebody less than this, 0 ... 1, is left out.
  case nobodyBelow(Float)

  /// The least fit where nobody says another.
  public static let usualBound: Float = 0.5
  /// Those that a key goes through.
  public static let usual: [GroupRule] = [.leastMisery, .mean, .nobodyBelow(usualBound)]

  /// What a movie comes to for everybody, at the same scale as the fits; nil where the rule leaves it out.
  ///
  /// - Parameter fits: how well it fits each person, 0 ... 1; one at least.
  func value(of fits: [Float]) -> Float? {
    let least = fits.min() ?? 0
    let mean = fits.reduce(0, +) / Float(max(1, fits.count))
    return switch self {
    case .leastMisery: least
    case .mean: mean
    case .nobodyBelow(let bound): least < bound ? nil : mean
    }
  }
}

extension GroupRule: LosslessStringConvertible {
  /// `least-misery`, `mean`, `nobody-below=50`: what a command line says.
  public var description: String {
    switch self {
    case .leastMisery: "least-misery"
    case .mean: "mean"
    case .nobodyBelow(let bound): "nobody-below=\(Int((bound * 100).rounded()))"
    }
  }

  /// - Returns: nil where the text is none of these; a bound is a whole number of percent, 1 to 99.
  public init?(_ text: String) {
    let words = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    switch (words.first ?? "", words.count) {
    case ("least-misery", 1): self = .leastMisery
    case ("mean", 1): self = .mean
    case ("nobody-below", 1): self = .nobodyBelow(Self.usualBound)
    case ("nobody-below", 2):
      guard let percent = Int(words[1]), (1...99).contains(percent) else { return nil }
      self = .nobodyBelow(Float(percent) / 100)
    default: return nil
    }
  }

  /// In a few words: `the least happy first`.
  public var sentence: String {
    switch self {
    case .leastMisery: "the least happy first"
    case .mean: "the mean"
    case .nobodyBelow(let bound): "nobody below \(Int((bound * 100).rounded())) %"
    }
  }
}
