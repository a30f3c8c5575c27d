import Testing

@testable import Terminal

struct ThemeParserTests {
  private func parse(_ yaml: String) throws -> Theme {
    try ThemeParser(source: "own.yaml").theme(yaml: yaml)
  }

  /// sixteen colours, base00 being #000000, base01 #010101 and so on, as YAML lines.
  private func colours(indent: String, hash: String = "#", except missing: Int? = nil) -> String {
    (0..<16).filter { $0 != missing }.map { index in
      let digit = String(index, radix: 16).uppercased()
      return "\(indent)base0\(digit): \"\(hash)0\(digit)0\(digit)0\(digit)\"\n"
    }.joined()
  }

  @Test func `A scheme of the present form`() throws {
    let yaml = """
      system: "base16"
      name: "Own"
      author: "Somebody"
      variant: "light"
      palette:
      \(colours(indent: "  "))
      """
    let theme = try parse(yaml)
    #expect(theme.name == "Own")
    #expect(theme.author == "Somebody")
    #expect(theme.variant == .light)
    #expect(theme.palette == (0..<16).map { RGB(value: UInt32($0) * 0x010101) })
  }

  @Test func `A scheme of the older form, whose colours have no hash`() throws {
    let theme = try parse("scheme: \"Old\"\nauthor: x\n" + colours(indent: "", hash: ""))
    #expect(theme.name == "Old")
    #expect(theme.palette[0xF] == RGB(value: 0x0F0F0F))
    #expect(theme.variant == .dark)
  }

  @Test func `A Base24 scheme's further colours are let be`() throws {
    let more = (16..<24).map { "  base\(String($0, radix: 16)): \"#ffffff\"\n" }.joined()
    let yaml = "system: base24\nname: More\npalette:\n" + colours(indent: "  ") + more
    let theme = try parse(yaml)
    #expect(theme.palette.count == 16)
  }

  @Test func `Digits that look like a number are a colour all the same`() throws {
    let yaml = "name: N\npalette:\n" + colours(indent: "  ", except: 0) + "  base00: 181818\n"
    let theme = try parse(yaml)
    #expect(theme.palette[0] == RGB(value: 0x181818))
  }

  @Test(
    arguments: [
      ("", nil, "nothing", "a Base16 scheme"),
      ("- a\n- b\n", 1, "a list or a mapping", "a Base16 scheme"),
      ("system: base8\nname: x\n", 1, "\"base8\"", "\"base16\" or \"base24\" as system"),
      ("author: me\n", 1, "none", "a name"),
      ("name: x\npalette: blue\n", 2, "\"blue\"", "colours base00 to base0F"),
      ("name: x\npalette:\n  base00: '#000000'\n", 3, "none", "a colour base01"),
      (
        "name: x\npalette:\n  base00: '#12345'\n", 3, "\"#12345\"",
        "six hexadecimal digits as base00"
      ),
      (
        "name: x\npalette:\n  base00: [1]\n", 3, "a list or a mapping",
        "six hexadecimal digits as base00"
      ),
      (
        "name: x\npalette:\n  base00: '+12345'\n", 3, "\"+12345\"",
        "six hexadecimal digits as base00"
      ),
    ] as [(String, Int?, String, String)])
  func `A broken scheme says where, what was found and what was expected`(
    yaml: String, line: Int?, found: String, expected: String
  ) {
    #expect(
      throws: ThemeError.malformed(
        source: "own.yaml", line: line, found: found, expected: expected)
    ) { try parse(yaml) }
  }

  @Test func `A variant that is neither dark nor light is refused`() {
    let yaml = "name: N\nvariant: dusk\npalette:\n" + colours(indent: "  ")
    #expect(
      throws: ThemeError.malformed(
        source: "own.yaml", line: 2, found: "\"dusk\"", expected: "\"dark\" or \"light\" as variant"
      )
    ) { try parse(yaml) }
  }

  @Test(arguments: ["a: [1\nb: 2\n", "a: 'x\n", "\tname: x\n", "name: a\nname: b\n"])
  func `What is no YAML is refused with the source's name`(yaml: String) {
    #expect {
      try parse(yaml)
    } throws: { error in
      "\(error)".hasPrefix("own.yaml:") && "\(error)".contains("expected YAML")
    }
  }
}
