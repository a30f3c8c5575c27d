import Glibc

/// A colour of the sRGB space, 8 bits a channel.
public struct RGB: Hashable, Sendable {
  public let red: UInt8
  public let green: UInt8
  public let blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Six hexadecimal digits, with or without a `#` before them.
  public init?(hex: some StringProtocol) {
    let digits = hex.hasPrefix("#") ? hex.dropFirst() : hex[...]
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16)
    else { return nil }
    self.init(value: value)
  }

  /// `0xRRGGBB`; the bits above are ignored.
  public init(value: UInt32) {
    red = UInt8(truncatingIfNeeded: value >> 16)
    green = UInt8(truncatingIfNeeded: value >> 8)
    blue = UInt8(truncatingIfNeeded: value)
  }

  /// `0xRRGGBB`.
  public var value: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

  /// A colour on the straight way to another: `share` 0 is this one, 1 the other.
  func mixed(with other: RGB, share: Double) -> RGB {
    func channel(_ from: UInt8, _ to: UInt8) -> UInt8 {
      let share = min(max(share, 0), 1)
      return UInt8((Double(from) + (Double(to) - Double(from)) * share).rounded())
    }
    return RGB(
      red: channel(red, other.red), green: channel(green, other.green),
      blue: channel(blue, other.blue))
  }
}

extension RGB: CustomStringConvertible {
  public var description: String {
    let digits = String(value, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

extension RGB {
  /// The three channels as light, 0…1 (the sRGB curve undone).
  var linear: SIMD3<Double> {
    func light(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return SIMD3(light(red), light(green), light(blue))
  }

  /// Relative luminance as WCAG 2.1 defines it, 0…1.
  var luminance: Double { (linear * SIMD3(0.2126, 0.7152, 0.0722)).sum() }

  /// Contrast ratio as WCAG 2.1 defines it: 1 (the same) … 21 (black on white).
  public func contrast(against other: RGB) -> Double {
    let one = luminance
    let two = other.luminance
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// Whether black letters read better on it than white ones.
  var isLight: Bool {
    contrast(against: RGB(value: 0x000000)) > contrast(against: RGB(value: 0xFFFFFF))
  }

  /// This colour, or if it cannot be read on one of `backgrounds`, as little of `ink` mixed in as
  /// reaches the contrast there; `ink` itself where nothing does.
  func readable(on backgrounds: [RGB], contrast ratio: Double, ink: RGB) -> RGB {
    for step in 0...16 {
      let candidate = mixed(with: ink, share: Double(step) / 16)
      if backgrounds.allSatisfy({ candidate.contrast(against: $0) >= ratio }) { return candidate }
    }
    return ink
  }
}

/// A colour in Oklab, where the straight distance is close to how different two colours look.
///
/// Björn Ottosson, «A perceptual color space for image processing», 2020.
struct Oklab: Equatable {
  /// Lightness 0…1, green–red, blue–yellow.
  let components: SIMD3<Double>

  init(_ colour: RGB) { self.init(linear: colour.linear) }

  /// - Parameter light: linear red, green and blue, 0…1.
  init(linear light: SIMD3<Double>) {
    let cones = SIMD3(
      cbrt((light * SIMD3(0.4122214708, 0.5363325363, 0.0514459929)).sum()),
      cbrt((light * SIMD3(0.2119034982, 0.6806995451, 0.1073969566)).sum()),
      cbrt((light * SIMD3(0.0883024619, 0.2817188376, 0.6299787005)).sum()))
    components = SIMD3(
      (cones * SIMD3(0.2104542553, 0.7936177850, -0.0040720468)).sum(),
      (cones * SIMD3(1.9779984951, -2.4285922050, 0.4505937099)).sum(),
      (cones * SIMD3(0.0259040371, 0.7827717662, -0.8086757660)).sum())
  }

  func squaredDistance(to other: Oklab) -> Double {
    let difference = components - other.components
    return (difference * difference).sum()
  }
}
