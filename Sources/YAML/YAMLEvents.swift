import CYaml

/// A text as libyaml's events: scalars, and where sequences and mappings begin and end.
///
/// Not as its documents: loading one takes time that grows with the square of its depth, so that 200 kB of `[` take
/// half a minute before anybody can refuse them.
struct YAMLEvents: ~Copyable {
  struct Event {
    enum Kind: Equatable {
      case scalar(String, isPlain: Bool)
      case alias(String)
      case sequenceStart
      case sequenceEnd
      case mappingStart
      case mappingEnd
      case documentStart
      case documentEnd
      case streamStart
      case streamEnd
    }

    let kind: Kind
    /// The name under which aliases may mean this node.
    var anchor: String?
    /// Where it begins, from 1.
    let line: Int
  }

  // On the heap: libyaml keeps its address.
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// - Parameter bytes: UTF-8, there for as long as this value is.
  init(of bytes: UnsafeBufferPointer<UInt8>) throws(YAMLError) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      throw YAMLError(problem: "out of memory", line: 1)
    }
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// - Throws: where the text is no YAML.
  mutating func next() throws(YAMLError) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else {
      throw YAMLError(
        problem: parser.pointee.problem.map { String(cString: $0) } ?? "unreadable",
        line: Int(parser.pointee.problem_mark.line) + 1)
    }
    defer { yaml_event_delete(&event) }
    return Event(
      kind: Self.kind(of: event), anchor: Self.anchor(of: event),
      line: Int(event.start_mark.line) + 1)
  }

  private static func kind(of event: yaml_event_t) -> Event.Kind {
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return .scalar(
        String(decoding: bytes, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
    case YAML_ALIAS_EVENT: return .alias(name(event.data.alias.anchor) ?? "")
    case YAML_SEQUENCE_START_EVENT: return .sequenceStart
    case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
    case YAML_MAPPING_START_EVENT: return .mappingStart
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_STREAM_START_EVENT: return .streamStart
    default: return .streamEnd
    }
  }

  private static func anchor(of event: yaml_event_t) -> String? {
    switch event.type {
    case YAML_SCALAR_EVENT: name(event.data.scalar.anchor)
    case YAML_SEQUENCE_START_EVENT: name(event.data.sequence_start.anchor)
    case YAML_MAPPING_START_EVENT: name(event.data.mapping_start.anchor)
    default: nil
    }
  }

  private static func name(_ text: UnsafePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }
}

/// Why a text is no YAML.
package struct YAMLError: Error, Equatable {
  package let problem: String
  /// Where, from 1.
  package let line: Int
}
