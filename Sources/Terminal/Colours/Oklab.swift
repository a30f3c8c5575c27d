import Glibc

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
