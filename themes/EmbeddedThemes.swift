/// The scheme files of this folder, inside the binary.
public enum EmbeddedThemes {
  /// A Base16 scheme as its file has it.
  public struct Scheme: Sendable {
    /// The file's name without `.yaml`.
    public let slug: String
    public let yaml: [UInt8]
  }

  /// All, the default first.
  public static var all: [Scheme] {
    [
      Scheme(slug: "marquee-dark", yaml: PackageResources.marquee_dark_yaml),
      Scheme(slug: "marquee-light", yaml: PackageResources.marquee_light_yaml),
      Scheme(slug: "marquee-colorblind", yaml: PackageResources.marquee_colorblind_yaml),
      Scheme(slug: "marquee-noir", yaml: PackageResources.marquee_noir_yaml),
      Scheme(slug: "marquee-matinee", yaml: PackageResources.marquee_matinee_yaml),
    ]
  }
}
