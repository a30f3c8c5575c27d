/// A `HistoryItem`, `SummaryItem` or `ConfigItem` of Weights & Biases: a name and its value.
struct KeyedValue {
  /// The key; nested ones are joined by `/`.
  let name: String
  let value: JSONTree

  init(_ item: ProtobufFields) throws(ProtobufFields.Broken) {
    var item = item
    var names: [String] = []
    var tree = JSONTree.null
    while let (number, value) = try item.next() {
      switch number {
      case 1, 2: if let name = value.text, !name.isEmpty { names.append(name) }
      // Numbers stand as JSON, or as what they are.
      case 4: tree = value.integer.map { .bool($0 != 0) } ?? tree
      case 5: tree = value.integer.map { .number(Double($0.unzigzagged)) } ?? tree
      case 6: tree = value.double.map { .number($0) } ?? tree
      case 7: tree = value.text.map { .text($0) } ?? tree
      case 8, 16:
        if case .bytes(let json) = value { tree = (try? JSONParser.value(json.rest)) ?? tree }
      default: break
      }
    }
    name = names.joined(separator: "/")
    value = tree
  }

  /// Calls `body` with the numbers in it; histograms, pictures and the like have a type, and are none.
  func forEachNumber(_ body: (String, Double) -> Void) {
    guard value["_type"] == nil else { return }
    value.forEachLeaf(name) { name, value in
      switch value {
      case .number(let number): body(name, number)
      // What JSON has no numbers for stands as a text in some versions.
      case .text("NaN"): body(name, .nan)
      case .text("Infinity"): body(name, .infinity)
      case .text("-Infinity"): body(name, -.infinity)
      default: break
      }
    }
  }
}

extension Int64 {
  /// What stands as `sint64`: https://protobuf.dev/programming-guides/encoding/#signed-ints
  fileprivate var unzigzagged: Int64 {
    Int64(bitPattern: UInt64(bitPattern: self) >> 1) ^ -(self & 1)
  }
}
