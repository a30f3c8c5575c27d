import Testing
import Text

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
