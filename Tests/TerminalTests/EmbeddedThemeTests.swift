import Cells
import Files
import Testing
import Themes

@testable import Terminal

struct EmbeddedThemeTests {
  static let library = ThemeLibrary(environment: EnvironmentVariables([:]))
  static let slugs = library.slugs

  @Test func `The default is there, and first`() {
    #expect(Self.slugs.first == ThemeLibrary.defaultSlug)
    #expect(Set(Self.slugs).count == Self.slugs.count)
  }

  @Test(arguments: slugs)
  func `An embedded theme is a whole scheme, named as its file`(slug: String) throws {
    let theme = try Self.library.theme(slug)
    #expect(ThemeLibrary.slug(theme.name) == slug)
    let isDark = theme[.background].luminance < theme[.text].luminance
    #expect(theme.variant == (isDark ? .dark : .light))
  }

  @Test(arguments: slugs)
  func `Everything can be read, on the background and on the selection`(slug: String) throws {
    let theme = try Self.library.theme(slug)
    for paper in [Role.background, .selection] {
      for role in Role.allCases where role != .background && role != .selection {
        let least = role == .text ? Theme.textContrast : Theme.mutedContrast
        let contrast = theme[role].contrast(against: theme[paper])
        #expect(contrast >= least, "\(slug): \(role) on \(paper) has \(contrast)")
      }
    }
  }

  @Test(arguments: slugs)
  func `An embedded theme needs no help to be read`(slug: String) throws {
    let theme = try Self.library.theme(slug)
    for role in Role.allCases {
      #expect(theme.palette.contains(theme[role]), "\(slug): \(role) had to be changed")
    }
  }

  @Test(arguments: slugs, [ColorDepth.direct, .indexed, .sixteen, .eight])
  func `Training and validation, good and bad differ at every depth`(
    slug: String, depth: ColorDepth
  ) throws {
    let numbers = ColorNumbers(theme: try Self.library.theme(slug), depth: depth)
    func number(_ role: Role) -> Int32 { numbers.foreground(role, on: .background) }
    #expect(number(.train) != number(.validation))
    #expect(number(.good) != number(.bad))
  }

  @Test(arguments: slugs, [ColorDepth.direct, .indexed, .sixteen, .eight])
  func `Nothing is written in the colour of its paper`(slug: String, depth: ColorDepth) throws {
    let numbers = ColorNumbers(theme: try Self.library.theme(slug), depth: depth)
    for paper in [Role.background, .selection] {
      for role in Role.allCases where role != .background && role != .selection {
        #expect(
          numbers.foreground(role, on: paper) != numbers.background(paper), "\(role) on \(paper)")
      }
    }
  }
}
