import Testing

@testable import Terminal

struct IndexedPaletteTests {
  @Test(arguments: 16...255)
  func `A colour that is in the palette is found again`(index: Int) {
    let colour = IndexedPalette.fixed(index)
    #expect(IndexedPalette.fixed(IndexedPalette.nearestFixed(to: colour)) == colour)
  }

  @Test(
    arguments: [
      (0x15181E, 234), (0xFAF9F6, 231), (0xFF0000, 196), (0x5F8701, 64), (0x808080, 244),
    ] as [(UInt32, Int)])
  func `The nearest is the one that looks most alike`(value: UInt32, index: Int) {
    #expect(IndexedPalette.nearestFixed(to: RGB(value: value)) == index)
  }

  @Test(
    arguments: [
      (16, 0x000000), (21, 0x0000FF), (67, 0x5F87AF), (231, 0xFFFFFF), (232, 0x080808),
      (255, 0xEEEEEE),
    ] as [(Int, UInt32)])
  func `The fixed colours are xterm's`(index: Int, value: UInt32) {
    #expect(IndexedPalette.fixed(index) == RGB(value: value))
  }

  @Test func `Oklab has the published values`() {
    // From the article: white, and pure red to three digits.
    let white = Oklab(RGB(value: 0xFFFFFF)).components
    #expect(abs(white.x - 1) < 1e-4 && abs(white.y) < 1e-4 && abs(white.z) < 1e-4)
    let red = Oklab(RGB(value: 0xFF0000)).components
    #expect(abs(red.x - 0.628) < 1e-3 && abs(red.y - 0.225) < 1e-3 && abs(red.z - 0.126) < 1e-3)
  }

  @Test(arguments: ["#1a2b3c", "1A2B3C"])
  func `Colours are read with and without a hash`(text: String) {
    #expect(RGB(hex: text)?.description == "#1a2b3c")
  }

  @Test(arguments: ["", "#", "12345", "1234567", "+12345", "12345g", "##12345", "１２３４５６"])
  func `What is no colour is none`(text: String) {
    #expect(RGB(hex: text) == nil)
  }
}
