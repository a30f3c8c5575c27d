import Glibc

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
