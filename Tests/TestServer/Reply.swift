/// What a test server does when it is asked.
package enum Reply: Sendable {
  /// Gives a file, or the range of it that is asked for.
  case file([UInt8])
  /// Gives all of a file, whatever is asked for.
  case wholeFile([UInt8])
  /// Gives so many bytes of what is asked for, having promised all, and hangs up.
  case cut([UInt8], after: Int)
  /// Gives so many bytes of what is asked for, and then nothing until the server stops.
  case stalled([UInt8], after: Int)
  /// Gives what is asked for in pieces of so many bytes, one packet each.
  case trickled([UInt8], by: Int)
  /// Gives a file with a wrong length before it.
  case misjudged([UInt8], length: Int)
  case status(Int)
  case redirect(to: String)
}

/// What a test server was asked for.
package struct Request: Sendable {
  /// `GET /ml.zip HTTP/1.1`
  package let line: String
  /// By their names in small letters.
  package let headers: [String: String]

  /// The path, or of a proxy, the whole address.
  package var target: String {
    let words = line.split(separator: " ")
    return words.count > 1 ? String(words[1]) : ""
  }

  /// The offset of `Range: bytes=offset-`.
  package var offset: Int? {
    headers["range"]?.wholeMatch(of: /bytes=(\d+)-/).flatMap { Int($0.1) }
  }

  init?(head: String) {
    let lines = head.split(separator: "\r\n", omittingEmptySubsequences: false)
    guard let first = lines.first, first.split(separator: " ").count == 3 else { return nil }
    line = String(first)
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
    }
    self.headers = headers
  }
}
