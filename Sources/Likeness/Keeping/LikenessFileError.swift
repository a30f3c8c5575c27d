/// Why bytes that were kept are no likeness of these data.
public enum LikenessFileError: Error, Equatable, CustomStringConvertible {
  /// They are something else.
  case notLikeness
  /// Those of another version of the program.
  case version(UInt32)
  /// Those of other ratings, genres or years.
  case otherData
  /// Cut short, or changed: what is wrong.
  case damaged(String)

  public var description: String {
    switch self {
    case .notLikeness: "this is not a kept likeness"
    case .version(let found):
      "kept by another version (\(found), not \(Likeness.version)): it is made anew"
    case .otherData: "kept of other data: it is made anew"
    case .damaged(let what): "a kept likeness is damaged (\(what)): remove it, and it is made anew"
    }
  }
}
