/// The colours that a terminal knows by number.
///
/// The first sixteen are the user's to choose; what stands here for them is xterm's choice. The
/// others are fixed: a cube of 6 × 6 × 6 and 24 greys.
enum IndexedPalette {
  static let basic: [RGB] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ].map { RGB(value: $0) }

  /// The colour of a number from 16 to 255.
  static func fixed(_ index: Int) -> RGB {
    precondition((16...255).contains(index), "\(index) is not a fixed colour (16…255)")
    if index >= 232 {
      let grey = UInt8(8 + 10 * (index - 232))
      return RGB(red: grey, green: grey, blue: grey)
    }
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    let cube = index - 16
    return RGB(red: levels[cube / 36], green: levels[cube / 6 % 6], blue: levels[cube % 6])
  }

  /// The number from 16 to 255 whose colour looks most like `colour`.
  static func nearestFixed(to colour: RGB) -> Int {
    nearest(to: colour, among: Array(16...255), colours: fixed)
  }

  /// The number among `candidates` of the first sixteen whose colour looks most like `colour`.
  static func nearestBasic(to colour: RGB, among candidates: [Int]) -> Int {
    nearest(to: colour, among: candidates) { basic[$0] }
  }

  private static func nearest(
    to colour: RGB, among candidates: [Int], colours: (Int) -> RGB
  ) -> Int {
    let wanted = Oklab(colour)
    var best = 0
    var least = Double.infinity
    for index in candidates {
      let distance = wanted.squaredDistance(to: Oklab(colours(index)))
      if distance < least { (best, least) = (index, distance) }
    }
    return best
  }
}
