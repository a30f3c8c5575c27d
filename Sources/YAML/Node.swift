/// A part of a YAML document: a scalar, a sequence or a mapping.
package struct Node: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    /// - Parameter isPlain: written without quotes, so that it may mean a number, a flag or nothing.
    case scalar(String, isPlain: Bool)
    case sequence([Node])
    case mapping([Entry])
  }

  package struct Entry: Sendable, Equatable {
    package let key: Node
    package let value: Node
  }

  package let content: Content
  /// Where it begins, from 1.
  package let line: Int

  package var string: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  package var sequence: [Node]? {
    if case .sequence(let nodes) = content { nodes } else { nil }
  }

  package var mapping: [Entry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// The value of a key of a mapping.
  package subscript(key: String) -> Node? { mapping?.first { $0.key.string == key }?.value }
}

/// What a plain scalar means, as YAML's core schema has it.
extension Node {
  private var plain: String? {
    if case .scalar(let text, isPlain: true) = content { text } else { nil }
  }

  package var isNull: Bool {
    plain.map { ["", "~", "null", "Null", "NULL"].contains($0) } ?? false
  }

  /// The words for yes and no of YAML 1.1 and 1.2.
  package var bool: Bool? {
    switch plain?.lowercased() {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: nil
    }
  }

  package var int: Int? { plain.flatMap { Int($0) } }
  package var double: Double? { plain.flatMap { Double($0) } }
}
