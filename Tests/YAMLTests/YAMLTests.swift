import Testing

@testable import YAML

@Suite struct `YAML` {
  @Test func `has scalars, sequences and mappings, with their lines`() throws {
    let root = try #require(
      try YAMLDocument.node(
        of: "# c\na: [1, 'x']\nb:\n  c: |\n    two\n    lines\nd: &e {f: g}\nh: *e\n"))
    #expect(root.mapping?.map(\.key.string) == ["a", "b", "d", "h"])
    #expect(root["a"]?.sequence?.map(\.string) == ["1", "x"])
    #expect(root["b"]?["c"]?.string == "two\nlines\n")
    #expect(root["b"]?["c"]?.line == 4)
    #expect(root["h"]?["f"]?.string == "g")
    #expect(root["none"] == nil)
    #expect(root["a"]?["b"] == nil)
  }

  @Test func `takes plain words and numbers for what they mean, and quoted ones for texts`() throws
  {
    let root = try #require(
      try YAMLDocument.node(of: "[on, No, 'on', 12, '12', 1e3, ~, x, 99999999999999999999]"))
    let nodes = try #require(root.sequence)
    #expect(nodes.map(\.bool) == [true, false, nil, nil, nil, nil, nil, nil, nil])
    #expect(nodes.map(\.int) == [nil, nil, nil, 12, nil, nil, nil, nil, nil])
    #expect(nodes[5].double == 1000)
    #expect(nodes.map(\.isNull).filter { $0 }.count == 1)
  }

  /// The sequence is one of them.
  @Test(arguments: [(99_999, true), (100_000, false)])
  func `has a hundred thousand entries at most`(items: Int, isRead: Bool) {
    let text = "[" + String(repeating: "1,", count: items) + "]"
    let root = try? YAMLDocument.node(of: text)
    #expect(root?.sequence?.count == (isRead ? items : nil))
  }

  @Test(arguments: [("", 0), ("# only this\n", 0), ("--- \n", 1)])
  func `may be nothing`(text: String, count: Int) throws {
    #expect((try YAMLDocument.node(of: text) == nil) == (count == 0))
  }

  @Test(arguments: [
    ("a: [1,", 1), ("a: b\n  c: d\n", 2), ("\u{1}", 1), ("a: \"x", 1), ("a: *b\n", 1),
  ])
  func `that is none says where`(text: String, line: Int) throws {
    let error = try #require(throws: YAMLError.self) { try YAMLDocument.node(of: text) }
    #expect(abs(error.line - line) <= 1)
    #expect(!error.problem.isEmpty)
  }

  @Test func `inside itself, or by the million, is refused`() {
    #expect(throws: YAMLError.self) { try YAMLDocument.node(of: "&a [*a]") }
    let laughs = (1...9).reduce("a0: &a0 x\n") { text, level in
      text
        + "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ","))]\n"
    }
    #expect(throws: YAMLError.self) { try YAMLDocument.node(of: laughs) }
  }

  @Test(arguments: [
    String(repeating: "[", count: 500) + String(repeating: "]", count: 500),
    // Half a minute's work for whoever loads all of it first.
    "# c\n" + String(repeating: "[", count: 200_000),
    "# c\n" + String(repeating: "{a: ", count: 50_000),
    String(repeating: "- ", count: 500),
  ])
  func `nested too deeply is refused, without a look at the rest`(text: String) throws {
    let error = try #require(throws: YAMLError.self) { try YAMLDocument.node(of: text) }
    #expect(error.problem == "nested too deeply, more than 100 inside one another")
    #expect(error.line == (text.hasPrefix("#") ? 2 : 1))
  }

  @Test(arguments: [("a: 1\n---\nb: 2\n", 2), ("---\n...\n# c\n---\nb: 2\n", 4)])
  func `of two documents is refused`(text: String, line: Int) {
    let problem = "a second document begins here; one is read"
    #expect(throws: YAMLError(problem: problem, line: line)) { try YAMLDocument.node(of: text) }
  }

  @Test func `has keys once`() {
    #expect(throws: YAMLError(problem: "b is there twice", line: 3)) {
      try YAMLDocument.node(of: "b: 1\na: 2\nb: 3\n")
    }
  }
}
