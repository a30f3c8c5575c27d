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

extension Theme {
  /// The one place that says which colour of a Base16 scheme has which role.
  ///
  /// Schemes are drawn for editors, where comments may fade and the selection lies under few
  /// letters. What cannot be read here is brought nearer to black or white, just as far as it takes.
  static func roles(of palette: [RGB]) -> [Role: RGB] {
    let paper = palette[0x0]
    let selection = palette[0x2]
    let white = RGB(value: 0xFFFFFF)
    let black = RGB(value: 0x000000)
    let ink =
      white.contrast(against: paper) > black.contrast(against: paper) ? white : black
    func readable(_ index: Int, _ ratio: Double) -> RGB {
      palette[index].readable(on: [paper, selection], contrast: ratio, ink: ink)
    }
    let comments = palette[0x3].contrast(against: paper)
    return [
      .background: paper,
      .selection: selection,
      .text: readable(0x5, textContrast),
      .muted: readable(comments >= mutedContrast ? 0x3 : 0x4, mutedContrast),
      .accent: readable(0xD, mutedContrast),
      .train: readable(0x9, mutedContrast),
      .validation: readable(0xC, mutedContrast),
      .good: readable(0xB, mutedContrast),
      .bad: readable(0x8, mutedContrast),
    ]
  }

  /// Least contrast of text, as WCAG 2.1 (1.4.3) wants it.
  public static let textContrast = 4.5
  /// Least contrast of everything else that carries meaning (1.4.11).
  public static let mutedContrast = 3.0
}
