/// A JSON value out of a log, as far as it can be drawn or told.
///
/// `NaN` and `Infinity` are numbers, as Python's json.dumps writes them for a run that diverged.
indirect enum JSONTree: Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case array([JSONTree])
  case object([Member])

  struct Member: Equatable {
    let name: String
    let value: JSONTree
  }

  /// The value of a name; nil where this is no object, or has no such name.
  subscript(name: String) -> JSONTree? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  var number: Double? { if case .number(let value) = self { value } else { nil } }
  var text: String? { if case .text(let value) = self { value } else { nil } }

  /// A value as a person writes a setting.
  var setting: String? {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let value): value.asSetting
    case .text(let value): value
    case .array(let values) where values.count <= 8:
      values.allSatisfy { $0.setting != nil }
        ? "[" + values.compactMap(\.setting).joined(separator: ", ") + "]" : nil
    case .array, .object: nil
    }
  }

  /// Calls `body` with what stands at the ends of nested objects; their names are joined by `/`.
  func forEachLeaf(_ prefix: String = "", _ body: (String, JSONTree) -> Void) {
    guard case .object(let members) = self else { return body(prefix, self) }
    for member in members {
      member.value.forEachLeaf(prefix.isEmpty ? member.name : prefix + "/" + member.name, body)
    }
  }
}
