import Cells
import Foundation
import Terms
import Testing

@testable import marquee

@Suite struct `marquee terms` {
  /// What it complains of.
  private func complaint(_ arguments: [String]) throws -> String? {
    var command = try Marquee.parsed(["terms"] + arguments)
    do {
      try command.run()
      return nil
    } catch let failure as Failure {
      guard case .usage(let message) = failure else { throw failure }
      return message
    }
  }

  @Test(arguments: [
    (["stratm"], "did you mean stratum?"), (["folded", "inn"], "did you mean folded in?"),
    (["pa-tience"], "did you mean patience?"), (["qqqqqqqqqqqq"], "marquee terms lists all"),
  ])
  func `suggests the nearest word for one that is not there`(words: [String], hint: String) throws {
    let message = try #require(try complaint(words))
    #expect(message.contains("no term is called \(words.joined(separator: " "))"))
    #expect(message.contains(hint), "\(message)")
  }

  @Test func `prints them below what they are about, in lines of 80 columns`() {
    let lines = TermsResult(Terms.all).lines(fitting: 200)
    #expect(lines.allSatisfy { $0.columns <= 80 })
    for group in Term.Group.allCases { #expect(lines.contains(group.title)) }
    for term in Terms.all { #expect(lines.contains("  \(term.name)")) }
    #expect(TermsResult([.stratum]).lines(fitting: 60).allSatisfy { $0.columns <= 60 })
    #expect(TermsResult([.stratum]).lines(fitting: nil).first == "Training")
  }

  @Test func `has all that is known of them in JSON`() throws {
    let text = TermsResult([.stratum, .likeness]).json.text
    let read = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: [[String: Any]]])
    let terms = try #require(read["terms"])
    #expect(terms.map { $0["name"] as? String } == ["stratum", "likeness"])
    #expect(terms[0]["explanation"] as? String == Term.stratum.explanation)
    #expect(terms[0]["aliases"] as? [String] == Term.stratum.aliases)
    #expect(terms[0]["source"] as? String == Term.stratum.source && terms[0]["formula"] is NSNull)
  }
}
