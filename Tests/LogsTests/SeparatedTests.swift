import Testing

@testable import Logs

@Suite struct `A table of numbers` {
  @Test(arguments: [",", ";", "\t"]) func `is separated by what its head has`(separator: String) {
    let rows = [["epoch", "loss", "\"acc\""], ["1", "0.5", "\"1e-1\""], ["2", "inf", ""]]
    let lines = rows.map { $0.joined(separator: separator) + "\r\n" }
    let log = LogContents(lines.joined())
    #expect(log.format == .separated)
    #expect(log.run.rows("loss") == [[1, 0.5], [2, .infinity]])
    #expect(log.run.rows("acc") == [[1, 0.1]])
    #expect(log.run.problems.isEmpty)
  }

  @Test func `tells of rows and values that do not fit, by line`() {
    let log = LogContents("step,a,b\n1,2,3\n2,3\n3,x,4\n4,y,5\nstep,a,b\n5,6,7\n")
    #expect(
      log.run.messages == [
        "log, line 3: has 2 fields where the head has 3; left out",
        "log, line 4: a is x, no number; such values are left out",
      ])
    #expect(log.run.rows("a") == [[1, 2], [5, 6]])
    #expect(log.run.rows("b") == [[1, 3], [3, 4], [4, 5], [5, 7]])
  }

  @Test func `keeps a row that is not whole`() {
    var log = LogContents(file: "log")
    log.read(Array("step,a\n1,2\n2,0.8".utf8))
    #expect(log.run.rows("a") == [[1, 2]])
    log.read(Array("5\n".utf8))
    #expect(log.run.rows("a") == [[1, 2], [2, 0.85]])
  }
}

@Suite struct `What a file is taken for` {
  @Test(arguments: [
    ("", LogRecognition.tooShort), ("{\"a\":", .tooShort), ("\n  ", .tooShort),
    ("{\"a\":1}\n", .log(.jsonLines)), ("{\"event\":\"start\"}\n", .log(.marquee)),
    ("{\"event\":\"eval\",\"x\":1}\n", .log(.jsonLines)),
    ("{\n \"best_metric\": null,\n", .log(.trainerState)),
    ("{\n \"name\": 1\n", .tooShort),
    ("{\n \"name\": 1\n}\n", .unknown("it is one JSON object, and has no log_history")),
    ("{\n x", .unknown("its first line is no JSON object, and it has no log_history")),
    ("epoch,loss\n", .tooShort), ("epoch,loss\n1", .tooShort),
    ("epoch,loss\n1,2\n", .log(.separated)), ("\u{FEFF}epoch,loss\n1,2\n", .log(.separated)),
    (
      "1,2\n3,4\n",
      .unknown("its first line, 1,2, has numbers where columns are named")
    ),
    (
      "hello\nworld\n",
      .unknown("its first line, hello, is neither JSON nor names of columns")
    ),
    (
      "a,b\nc,d\n",
      .unknown("its second line, c,d, has no numbers for the columns of the first")
    ),
    ("abc\0def\0\0\0\0\0\0", .unknown("its bytes are no text, and no records of TensorBoard")),
  ]) func `is told by its first bytes`(text: String, expected: LogRecognition) {
    #expect(LogRecognition(Array(text.utf8)) == expected)
  }
}
