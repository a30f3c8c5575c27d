/// Something that happened in a run, in a sentence or two.
public struct Sentence: Sendable, Equatable {
  /// What it tells of. A run has each but `change` and `end` once at the most.
  public enum Kind: Sendable, Hashable {
    case beginning
    case firstEpoch
    case passesMean
    case passesBaseline
    case slowsDown
    case knowsItsOwn
    case learnsByHeart
    case getsWorse
    case getsBetterAgain
    case change
    case end
  }

  /// The last epoch that had ended when it became true, 0 before the first.
  public let epoch: Int
  public let kind: Kind
  public let text: String
}
