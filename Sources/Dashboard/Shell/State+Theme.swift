import Cells

/// Who says which theme is shown.
enum ThemeChoice: Sendable {
  /// A person.
  case chosen
  /// The terminal, if it says whether it is dark or light.
  case automatic
}

extension State {
  private static let lightTheme = "marquee-light"
  private static let darkTheme = "marquee-dark"

  mutating func useNextTheme() -> [Effect] {
    guard !themes.isEmpty else { return [] }
    let here = themes.firstIndex(of: theme) ?? themes.count - 1
    return use(theme: themes[(here + 1) % themes.count])
  }

  /// Shows the theme that a person chose.
  mutating func use(theme name: String) -> [Effect] {
    theme = name
    themeChoice = .chosen
    shared.note = "theme \(theme)"
    return [.terminal(.theme(theme))]
  }

  /// Follows the terminal, unless a person has chosen.
  mutating func receive(_ background: Background) -> [Effect] {
    let wanted = background == .light ? Self.lightTheme : Self.darkTheme
    guard themeChoice == .automatic, theme != wanted else { return [] }
    theme = wanted
    return [.terminal(.theme(wanted))]
  }
}
