import FoundationEssentials

/// Keys of JSON objects, as the text has them: what decodes an object takes the first or the last of two that are equal,
/// and says nothing (RFC 8259, section 4, leaves it open).
package enum JSONKeys {
  /// The first key that is there twice in one object; nil where none is.
  ///
  /// - Parameter json: valid JSON.
  package static func repeated(in json: [UInt8]) -> String? {
    // The keys of each object that is open; nil for an array.
    var open: [Set<String>?] = []
    var position = 0
    while position < json.count {
      switch json[position] {
      case UInt8(ascii: "{"): open.append([])
      case UInt8(ascii: "["): open.append(nil)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
      case UInt8(ascii: "\""):
        let end = endOfString(json, from: position)
        if let place = open.indices.last, isKey(json, before: end),
          let key = text(json[position..<end]),
          open[place]?.insert(key).inserted == false
        {
          return key
        }
        position = end
        continue
      default: break
      }
      position += 1
    }
    return nil
  }

  /// Behind the quote that ends a string.
  private static func endOfString(_ json: [UInt8], from start: Int) -> Int {
    var position = start + 1
    while position < json.count, json[position] != UInt8(ascii: "\"") {
      position += json[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(position + 1, json.count)
  }

  /// Whether a string that ends here is the name of a value.
  private static func isKey(_ json: [UInt8], before end: Int) -> Bool {
    json[end...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: ":")
  }

  private static func text(_ quoted: ArraySlice<UInt8>) -> String? {
    guard quoted.contains(UInt8(ascii: "\\")) else {
      return String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self)
    }
    return try? JSONDecoder().decode(String.self, from: Data(quoted))
  }
}
