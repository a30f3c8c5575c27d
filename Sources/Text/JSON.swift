/// A JSON document whose keys keep their order.
package enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case string(String)
  /// As it is to be written; `number` and `integer` make sure that it is one.
  case literal(String)
  case array([JSON])
  case object([Member])

  package struct Member: Equatable, Sendable {
    package let key: String
    package let value: JSON

    package init(key: String, value: JSON) {
      self.key = key
      self.value = value
    }
  }

  package static func integer(_ value: some BinaryInteger) -> JSON { .literal(String(value)) }

  package static func integer(_ value: Int?) -> JSON { value.map { .integer($0) } ?? .null }

  /// The shortest digits that mean exactly this number; null where JSON has no such number.
  package static func number(_ value: Double) -> JSON { number(value.isFinite, "\(value)") }

  /// The shortest digits that mean exactly this `Float`: 0.1, not 0.10000000149.
  package static func number(_ value: Float) -> JSON { number(value.isFinite, "\(value)") }

  package static func number(_ value: Double?) -> JSON { value.map { number($0) } ?? .null }

  private static func number(_ isFinite: Bool, _ digits: String) -> JSON {
    guard isFinite else { return .null }
    return .literal(digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits)
  }

  /// On one line, without spaces.
  package var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .string(let value): Self.quoted(value)
    case .literal(let digits): digits
    case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.key) + ":" + $0.value.text }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}": result += "\\u" + hex(scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Four digits.
  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension JSON {
  /// This object with the members of another behind its own.
  package func adding(_ more: JSON) -> JSON {
    guard case .object(let members) = self, case .object(let others) = more else { return self }
    return .object(members + others)
  }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByStringLiteral {
  package init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(members.map { Member(key: $0, value: $1) })
  }

  package init(stringLiteral value: String) { self = .string(value) }
}
