import Cells
import Testing

@testable import Terminal

struct ThemeRoleTests {
  private func theme(_ changes: [Int: UInt32]) -> Theme {
    var palette = (0..<16).map { RGB(value: $0 < 8 ? UInt32($0) * 0x202020 : 0xC0A0A0) }
    palette[2] = RGB(value: 0x202020)
    for (index, value) in changes { palette[index] = RGB(value: value) }
    return Theme(name: "test", author: "", palette: palette)
  }

  @Test func `Roles take what can be read as it is`() {
    let theme = theme([
      0x3: 0x808080, 0x5: 0xE0E0E0, 0x8: 0xFF8080, 0x9: 0xFFA060, 0xB: 0x80FF80, 0xC: 0x80FFFF,
      0xD: 0x80A0FF,
    ])
    let expected: [Role: UInt32] = [
      .background: 0, .selection: 0x202020, .muted: 0x808080, .text: 0xE0E0E0, .bad: 0xFF8080,
      .train: 0xFFA060, .good: 0x80FF80, .validation: 0x80FFFF, .accent: 0x80A0FF,
    ]
    for (role, value) in expected { #expect(theme[role] == RGB(value: value), "\(role)") }
  }

  @Test func `Comments that fade give way to the next grey`() {
    #expect(theme([0x3: 0x303030, 0x4: 0x909090])[.muted] == RGB(value: 0x909090))
  }

  @Test func `What cannot be read is brought nearer to white`() {
    let theme = theme([0xD: 0x000080])
    #expect(theme[.accent].contrast(against: theme[.selection]) >= Theme.mutedContrast)
    #expect(theme[.accent].blue > theme[.accent].red)
  }

  @Test func `On light paper it is brought nearer to black`() {
    let palette = (0..<16).map { RGB(value: $0 == 0 ? 0xFFFFFF : $0 == 2 ? 0xE0E0E0 : 0xFFFF80) }
    let theme = Theme(name: "pale", author: "", palette: palette)
    #expect(theme[.text].contrast(against: theme[.background]) >= Theme.textContrast)
    #expect(theme[.text].contrast(against: theme[.selection]) >= Theme.textContrast)
  }

  @Test(arguments: [(0x000000, 0xFFFFFF, 21), (0xFFFFFF, 0xFFFFFF, 1), (0x777777, 0xFFFFFF, 4.48)])
  func `Contrast is that of WCAG`(one: UInt32, two: UInt32, ratio: Double) {
    let contrast = RGB(value: one).contrast(against: RGB(value: two))
    #expect(abs(contrast - ratio) < 0.005)
  }
}
