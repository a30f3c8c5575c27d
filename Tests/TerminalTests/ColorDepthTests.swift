import Files
import Testing

@testable import Terminal

struct ColorDepthTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var variables: [String: String]
    var colors: Int
    var isDirect = false
    var depth: ColorDepth

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "vt100", variables: ["TERM": "vt100"], colors: -1, depth: .none),
    Case(name: "xterm", variables: ["TERM": "xterm"], colors: 8, depth: .eight),
    Case(name: "xterm-16color", variables: [:], colors: 16, depth: .sixteen),
    Case(name: "rxvt-88color", variables: [:], colors: 88, depth: .sixteen),
    Case(name: "xterm-256color", variables: [:], colors: 256, depth: .indexed),
    Case(
      name: "a promise of truecolor", variables: ["COLORTERM": "truecolor"], colors: 256,
      depth: .direct),
    Case(
      name: "the other word for it", variables: ["COLORTERM": "24bit", "TERM": "xterm"], colors: 8,
      depth: .direct),
    Case(name: "no such word", variables: ["COLORTERM": "yes"], colors: 256, depth: .indexed),
    Case(
      name: "a promise to a terminal without colour", variables: ["COLORTERM": "truecolor"],
      colors: -1, depth: .none),
    Case(
      name: "a description that says so", variables: [:], colors: 256, isDirect: true,
      depth: .direct),
    Case(
      name: "GNU screen, which inherits the promise",
      variables: ["COLORTERM": "truecolor", "TERM": "screen-256color"], colors: 256,
      depth: .indexed),
    Case(
      name: "tmux, which calls itself screen and keeps it",
      variables: ["COLORTERM": "truecolor", "TERM": "screen-256color", "TMUX": "/tmp/x,1,0"],
      colors: 256, depth: .direct),
    Case(
      name: "NO_COLOR", variables: ["NO_COLOR": "1", "COLORTERM": "truecolor"], colors: 256,
      isDirect: true, depth: .none),
    Case(name: "NO_COLOR, but empty", variables: ["NO_COLOR": ""], colors: 256, depth: .indexed),
    Case(name: "CLICOLOR=0", variables: ["CLICOLOR": "0"], colors: 256, depth: .none),
    Case(name: "CLICOLOR=1", variables: ["CLICOLOR": "1"], colors: 256, depth: .indexed),
  ]

  @Test(arguments: cases)
  func `The depth is what the user wishes and the terminal can`(example: Case) {
    let depth = ColorDepth.detect(
      environment: EnvironmentVariables(example.variables), colors: example.colors,
      isDirect: example.isDirect)
    #expect(depth == example.depth)
  }
}
