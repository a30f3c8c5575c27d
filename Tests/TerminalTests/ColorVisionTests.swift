import Cells
import Files
import Testing

@testable import Terminal

/// Whether colours that must differ do so for eyes that lack one kind of cones.
struct ColorVisionTests {
  /// How linear light is seen, as Machado, Oliveira and Fernandes have it («A Physiologically-based
  /// Model for Simulation of Color Vision Deficiency», 2009), severity 1.
  enum Eye: CaseIterable {
    case protan
    case deutan
    case tritan

    var rows: [SIMD3<Double>] {
      switch self {
      case .protan:
        [
          SIMD3(0.152286, 1.052583, -0.204868), SIMD3(0.114503, 0.786281, 0.099216),
          SIMD3(-0.003882, -0.048116, 1.051998),
        ]
      case .deutan:
        [
          SIMD3(0.367322, 0.860646, -0.227968), SIMD3(0.280085, 0.672501, 0.047413),
          SIMD3(-0.011820, 0.042940, 0.968881),
        ]
      case .tritan:
        [
          SIMD3(1.255528, -0.076749, -0.178779), SIMD3(-0.078411, 0.930809, 0.147602),
          SIMD3(0.004733, 0.691367, 0.303900),
        ]
      }
    }

    func sees(_ colour: RGB) -> Oklab {
      Oklab(linear: SIMD3(rows.map { max(0, ($0 * colour.linear).sum()) }))
    }
  }

  /// In Oklab; neighbouring colours of a good qualitative scale are about this far apart.
  static let clear = 0.12

  @Test(arguments: Eye.allCases)
  func `The colour-blind-safe theme keeps apart what a chart and a list must`(eye: Eye) throws {
    let library = ThemeLibrary(environment: EnvironmentVariables([:]))
    let theme = try library.theme("marquee-colorblind")
    let pairs: [(Role, Role)] = [
      (.train, .validation), (.good, .bad), (.accent, .train), (.accent, .validation),
      (.bad, .train), (.muted, .text),
    ]
    for (one, two) in pairs {
      let distance = eye.sees(theme[one]).squaredDistance(to: eye.sees(theme[two])).squareRoot()
      #expect(distance >= Self.clear, "\(one) and \(two) are \(distance) apart")
    }
  }

  @Test(arguments: EmbeddedThemeTests.slugs, Eye.allCases)
  func `The two curves differ for every eye in every theme`(slug: String, eye: Eye) throws {
    let theme = try ThemeLibrary(environment: EnvironmentVariables([:])).theme(slug)
    let distance = eye.sees(theme[.train]).squaredDistance(to: eye.sees(theme[.validation]))
    #expect(distance.squareRoot() >= Self.clear, "\(slug)")
  }
}
