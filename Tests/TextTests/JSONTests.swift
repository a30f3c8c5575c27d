import Testing
import Text

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

@Suite struct `Keys of JSON` {
  @Test(arguments: [
    (#"{"a":1,"b":2,"a":3}"#, "a"), (#"{"x":{"a":1}, "y":[{"a" : 1, "\u0061" : 2}]}"#, "a"),
    (#"{"a":"\"","b":"{\"a\":1}","a":0}"#, "a"), (#"[[],{"":0,"":0}]"#, ""),
    (#"{"a\"b":{},"a\"b":{}}"#, #"a"b"#),
  ])
  func `are found where they are there twice`(json: String, key: String) {
    #expect(JSONKeys.repeated(in: Array(json.utf8)) == key)
  }

  @Test(arguments: [
    #"{"a":{"a":{"a":1}},"b":["a","a",{"a":1},{"a":2}],"c":"a"}"#, #"["a","a"]"#, #""a""#, "1", "",
    #"{"a":"b","b":"a"}"#,
    // Not JSON; nothing is said of that here.
    #"{"a"#, #"}]"a":"a":"#, #"{"\"#,
  ])
  func `are there once otherwise`(json: String) {
    #expect(JSONKeys.repeated(in: Array(json.utf8)) == nil)
  }
}
