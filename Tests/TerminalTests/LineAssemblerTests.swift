import Testing

@testable import Terminal

struct LineAssemblerTests {
  private func lines(_ pieces: String...) -> [[String]] {
    var assembler = LineAssembler()
    return pieces.map { piece in
      assembler.append(piece.utf8)
      return assembler.take()
    }
  }

  @Test func `A line is there when its end is`() {
    #expect(lines("one\ntw", "o", "\n\nthree") == [["one"], [], ["two", ""]])
  }

  @Test func `A letter that comes in two pieces is one`() {
    var assembler = LineAssembler()
    assembler.append([0xC3])
    assembler.append([0xA9, 0x0A])
    #expect(assembler.take() == ["é"])
  }

  @Test func `A line without end is cut`() {
    let long = String(repeating: "x", count: LineAssembler.longestLine)
    #expect(lines(long + "y\n") == [[long, "y"]])
  }
}
