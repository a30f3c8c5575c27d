import Testing

@testable import Runs

@Suite struct `A JSON document` {
  @Test(
    arguments: [
      (.null, "null"), (.bool(true), "true"), (.bool(false), "false"),
      (.integer(Int64.min), "-9223372036854775808"),
      (.number(0.1), "0.1"), (.number(4.0), "4"), (.number(-0.5), "-0.5"),
      (.number(1e300), "1e+300"),
      (.number(Float(0.1)), "0.1"), (.number(Double.nan), "null"),
      (.number(-Double.infinity), "null"),
      (.number(Float.nan), "null"), (.number(nil), "null"), ("plain", "\"plain\""),
      ("a\"b\\c\n\r\t\u{1}\u{7F}", #""a\"b\\c\n\r\t\u0001\u007f""#),
      ("Amélie 映画 🎬", "\"Amélie 映画 🎬\""),
      (.array([]), "[]"), ([:], "{}"), (.array([.integer(1), "x"]), "[1,\"x\"]"),
      (["b": .integer(1), "a": ["z": .null]], #"{"b":1,"a":{"z":null}}"#),
    ] as [(JSON, String)]) func `is written with its keys in order`(json: JSON, expected: String)
  {
    #expect(json.text == expected)
  }

  @Test func `takes more members behind its own`() {
    let json: JSON = ["a": .integer(1)]
    #expect(json.adding(["b": .integer(2)]).text == #"{"a":1,"b":2}"#)
  }
}
