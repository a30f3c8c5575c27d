import Cells

/// The numbers of a theme's colours at a depth.
///
/// Down to 256 colours each role has the number that looks most like its colour. With sixteen or
/// eight there is no likeness left to keep: greys take fixed places, by whether the theme is dark or
/// light, and the others the nearest that is no grey.
struct ColorNumbers {
  let theme: Theme
  let depth: ColorDepth

  func background(_ role: Role) -> Int32 {
    switch (depth, role) {
    case (.sixteen, .selection): theme.variant == .dark ? 8 : 7
    case (.eight, .selection): 4
    default: number(role)
    }
  }

  func foreground(_ role: Role, on background: Role) -> Int32 {
    let wanted = number(role)
    switch (depth, background) {
    // Of eight colours only white is read on blue.
    case (.eight, .selection): return 7
    case (.sixteen, .selection) where role == .text || role == .muted:
      return theme.variant == .dark ? brightest : 0
    case (.eight, _), (.sixteen, _):
      return wanted == self.background(background) ? number(.text) : wanted
    default: return wanted
    }
  }

  private var brightest: Int32 { depth == .eight ? 7 : 15 }

  private func number(_ role: Role) -> Int32 {
    switch depth {
    case .none: -1
    case .direct: Int32(theme[role].value)
    case .indexed: Int32(IndexedPalette.nearestFixed(to: theme[role]))
    case .sixteen, .eight: basic(role)
    }
  }

  private func basic(_ role: Role) -> Int32 {
    let isDark = theme.variant == .dark
    switch role {
    case .background, .selection: return isDark ? 0 : brightest
    case .text: return isDark ? 7 : 0
    case .muted: return depth == .sixteen ? 8 : isDark ? 7 : 0
    case .accent, .train, .validation, .good, .bad:
      return Int32(IndexedPalette.nearestBasic(to: theme[role], among: colourful))
    }
  }

  /// Colours that can be read on the paper: no dark blue on black, no yellow on white.
  private var colourful: [Int] {
    switch (theme.variant, depth) {
    case (.dark, .sixteen): [9, 10, 11, 12, 13, 14]
    case (.dark, _): [1, 2, 3, 5, 6]
    case (.light, _): [1, 2, 4, 5]
    }
  }
}
