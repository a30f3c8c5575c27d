import Files

/// How many colours a terminal shows.
public enum ColorDepth: Int, Comparable, Sendable, CaseIterable {
  /// Ink and paper.
  case none
  /// The eight colours that a user's terminal names.
  case eight
  /// These, and a brighter one of each.
  case sixteen
  /// A cube of 216 colours and 24 greys besides.
  case indexed
  /// Any colour, as red, green and blue.
  case direct

  public static func < (one: ColorDepth, two: ColorDepth) -> Bool { one.rawValue < two.rawValue }

  /// What to use, by what the user wishes and the terminal can.
  ///
  /// - `NO_COLOR` (no-color.org) and `CLICOLOR=0` mean none.
  /// - A terminal whose description has no colour has none, whatever `COLORTERM` says.
  /// - `COLORTERM=truecolor` comes from the outermost terminal. GNU screen inherits it, and up to
  ///   version 4 garbles what it promises; tmux, which uses the same `TERM` at times, does not.
  ///
  /// - Parameters:
  ///   - colors: the description's number of colours.
  ///   - isDirect: the description says that colours are red, green and blue (`RGB` or `Tc`).
  public static func detect(environment: EnvironmentVariables, colors: Int, isDirect: Bool)
    -> ColorDepth
  {
    if environment["NO_COLOR"] != nil || environment["CLICOLOR"] == "0" { return .none }
    guard colors >= 8 else { return .none }
    if isDirect { return .direct }
    let promised = environment["COLORTERM"]
    let isScreen = environment["TERM"]?.hasPrefix("screen") == true && environment["TMUX"] == nil
    if promised == "truecolor" || promised == "24bit", !isScreen { return .direct }
    return colors >= 256 ? .indexed : colors >= 16 ? .sixteen : .eight
  }
}
