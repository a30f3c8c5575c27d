import Cells

/// A colour scheme: sixteen colours in Base16's order, and what each role takes from them.
public struct Theme: Sendable, Equatable {
  /// Whether ink is brighter than paper.
  public enum Variant: String, Sendable {
    case dark
    case light
  }

  public let name: String
  public let variant: Variant
  /// base00 … base0F.
  public let palette: [RGB]
  private let colours: [Role: RGB]

  /// - Parameter variant: by default, what the brightness of base00 says.
  public init(name: String, variant: Variant? = nil, palette: [RGB]) {
    precondition(palette.count == 16, "a Base16 palette has 16 colours, not \(palette.count)")
    self.name = name
    self.palette = palette
    self.variant = variant ?? (palette[0].luminance < palette[5].luminance ? .dark : .light)
    colours = Self.roles(of: palette)
  }

  /// The colour of a role.
  public subscript(role: Role) -> RGB { colours[role] ?? palette[5] }
}
