import ArgumentParser
import Terms
import Text

/// `marquee terms`
struct TermsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms",
    abstract: "Explain the words that stand on screens and in answers.",
    discussion: """
      Without a word, all of them, by what they are about. On screen, i explains what one looks at.
      """)

  @Argument(help: ArgumentHelp("A word as it stands on screen.", valueName: "word"))
  var words: [String] = []

  @OptionGroup var output: OutputOptions

  func run() throws {
    guard !words.isEmpty else { return try output.write(TermsResult(Terms.all)) }
    let word = words.joined(separator: " ")
    let terms = Terms.named(word)
    guard !terms.isEmpty else {
      let hint = Terms.nearest(to: word).map { "did you mean \($0)?" } ?? "marquee terms lists all"
      throw Failure.usage("no term is called \(word.excerpt()); \(hint)")
    }
    try output.write(TermsResult(terms))
  }
}
