/// What a colour is for. A theme says which colour that is; nothing on a screen names a colour.
public enum Role: String, CaseIterable, Sendable {
  case background
  case text
  case muted
  case accent
  case train
  case validation
  case good
  case bad
  case selection
}

/// How a cell looks.
public struct Style: Hashable, Sendable {
  public var foreground: Role
  public var background: Role
  public var isBold: Bool
  public var isUnderlined: Bool
  /// Swaps the two colours, or where there are none, ink and paper.
  public var isReversed: Bool

  public init(
    _ foreground: Role = .text, on background: Role = .background, bold: Bool = false,
    underlined: Bool = false, reversed: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    isBold = bold
    isUnderlined = underlined
    isReversed = reversed
  }

  public static let text = Style(.text)
  public static let muted = Style(.muted)
  public static let accent = Style(.accent)

  public func bold() -> Style { with { $0.isBold = true } }
  public func underlined() -> Style { with { $0.isUnderlined = true } }
  public func on(_ background: Role) -> Style { with { $0.background = background } }

  private func with(_ change: (inout Style) -> Void) -> Style {
    var style = self
    change(&style)
    return style
  }
}
