import CYaml

/// Reads YAML through libyaml, and nothing of Foundation: what that brings with it (tables of all the world's calendars)
/// would be more than half of the program.
package enum YAMLDocument {
  /// The first document of a text; nil where there is none.
  package static func node(of text: String) throws(YAMLError) -> Node? {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      throw YAMLError(problem: "out of memory", line: 1)
    }
    defer { yaml_parser_delete(&parser) }
    var document = yaml_document_t()
    let bytes = Array(text.utf8)
    // The parser keeps the address until it has loaded.
    let isLoaded = bytes.withUnsafeBufferPointer { bytes in
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      return yaml_parser_load(&parser, &document) == 1
    }
    guard isLoaded else {
      throw YAMLError(
        problem: parser.problem.map { String(cString: $0) } ?? "unreadable",
        line: Int(parser.problem_mark.line) + 1)
    }
    defer { yaml_document_delete(&document) }
    guard yaml_document_get_root_node(&document) != nil else { return nil }
    var reader = NodeReader(document: document)
    return try reader.node(1, depth: 0)
  }
}

/// Makes values of the nodes of a loaded document.
private struct NodeReader {
  var document: yaml_document_t
  /// Nodes made so far: aliases of aliases make many of few.
  private var count = 0

  /// More is nothing that a person writes.
  private static let mostNodes = 100_000
  private static let deepest = 100

  init(document: yaml_document_t) { self.document = document }

  mutating func node(_ index: Int32, depth: Int) throws(YAMLError) -> Node {
    guard let found = yaml_document_get_node(&document, index)?.pointee else {
      throw YAMLError(problem: "a node is missing", line: 1)
    }
    let line = Int(found.start_mark.line) + 1
    count += 1
    guard count <= Self.mostNodes, depth <= Self.deepest else {
      throw YAMLError(problem: "too much inside one another", line: line)
    }
    switch found.type {
    case YAML_SCALAR_NODE:
      let scalar = found.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return Node(
        content: .scalar(
          String(decoding: bytes, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE),
        line: line)
    case YAML_SEQUENCE_NODE:
      let items = found.data.sequence.items
      var nodes: [Node] = []
      for item in UnsafeBufferPointer(start: items.start, count: items.top - items.start) {
        nodes.append(try node(item, depth: depth + 1))
      }
      return Node(content: .sequence(nodes), line: line)
    case YAML_MAPPING_NODE:
      let pairs = found.data.mapping.pairs
      var entries: [Node.Entry] = []
      for pair in UnsafeBufferPointer(start: pairs.start, count: pairs.top - pairs.start) {
        let key = try node(pair.key, depth: depth + 1)
        if let name = key.string, entries.contains(where: { $0.key.string == name }) {
          throw YAMLError(problem: "\(name) is there twice", line: key.line)
        }
        entries.append(Node.Entry(key: key, value: try node(pair.value, depth: depth + 1)))
      }
      return Node(content: .mapping(entries), line: line)
    default:
      return Node(content: .scalar("", isPlain: true), line: line)
    }
  }
}
