import Testing

@testable import marquee

@Suite struct `Tables and bars` {
  @Test func `align columns by their widest cell and end without spaces`() {
    var table = TextTable([("#", .right), ("title", .left), ("note", .left)])
    table.append(["1", "Amélie", ""])
    table.append(["10", "Up", "x"])
    #expect(table.lines(fitting: nil) == [" #  title   note", " 1  Amélie", "10  Up      x"])
  }

  @Test(arguments: [
    (0.0, "", ""), (1.0, "████", "####"), (0.5, "██", "##"), (2, "████", "####"), (-1, "", ""),
    (.nan, "", ""), (0.28125, "█▏", "#|"), (0.9, "███▋", "####"),
  ]) func `draw a share in eighths, or in whole signs`(share: Double, blocks: String, ascii: String)
  {
    #expect(TextBar(width: 4, charset: .blocks).text(share) == blocks)
    #expect(TextBar(width: 4, charset: .ascii).text(share) == ascii)
  }

  @Test func `cuts the widest column of text until lines fit, and numbers never`() {
    var table = TextTable([("#", .right), ("movie", .left), ("ratings", .right)])
    table.append(["1", "Amélie (Fabuleux destin d'Amélie Poulain, Le) (2001)", "77"])
    table.append(["2", "千と千尋の神隠し", "1,234"])
    #expect(
      table.lines(fitting: 32) == [
        "#  movie                 ratings", "1  Amélie (Fabu… (2001)       77",
        "2  千と千尋の神隠し        1,234",
      ])
    #expect(table.lines(fitting: 4)[1] == "1  Amél… (2001)       77")
    #expect(table.lines(fitting: 400) == table.lines(fitting: nil))
  }
}
