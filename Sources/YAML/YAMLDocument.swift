/// Reads YAML through libyaml, and nothing of Foundation: what that brings with it (tables of all the world's calendars)
/// would be more than half of the program.
package enum YAMLDocument {
  /// The one document of a text; nil where there is none.
  ///
  /// - Throws: where the text is no YAML, is nested too deeply, or has a second document.
  package static func node(of text: String) throws(YAMLError) -> Node? {
    var root: Node?
    var failure: YAMLError?
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      do throws(YAMLError) {
        var composer = try NodeComposer(bytes)
        root = try composer.document()
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return root
  }
}

/// Makes values of a text's events.
private struct NodeComposer: ~Copyable {
  private typealias Event = YAMLEvents.Event

  private var events: YAMLEvents
  /// Nodes made so far: aliases of aliases make many of few.
  private var count = 0
  /// What aliases mean, and how many nodes each is.
  private var anchored: [String: (node: Node, count: Int)] = [:]

  /// More is nothing that a person writes.
  private static let mostNodes = 100_000
  private static let deepest = 100

  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(YAMLError) {
    events = try YAMLEvents(of: bytes)
  }

  mutating func document() throws(YAMLError) -> Node? {
    var root: Node?
    while true {
      let event = try events.next()
      switch event.kind {
      case .streamEnd: return root
      case .streamStart, .documentEnd: continue
      case .documentStart where root == nil: root = try node(try events.next(), depth: 0)
      case .documentStart:
        throw YAMLError(problem: "a second document begins here; one is read", line: event.line)
      default: throw YAMLError(problem: "a node outside of a document", line: event.line)
      }
    }
  }

  /// The node that begins with an event.
  private mutating func node(_ event: Event, depth: Int) throws(YAMLError) -> Node {
    guard depth <= Self.deepest else {
      throw YAMLError(
        problem: "nested too deeply, more than \(Self.deepest) inside one another",
        line: event.line)
    }
    let before = count
    try add(1, line: event.line)
    let content: Node.Content
    switch event.kind {
    case .scalar(let text, let isPlain): content = .scalar(text, isPlain: isPlain)
    case .sequenceStart: content = .sequence(try items(depth: depth))
    case .mappingStart: content = .mapping(try entries(depth: depth))
    case .alias(let name):
      guard let meant = anchored[name] else {
        throw YAMLError(problem: "*\(name) is not defined before this", line: event.line)
      }
      try add(meant.count, line: event.line)
      return meant.node
    default: throw YAMLError(problem: "a node is missing", line: event.line)
    }
    let node = Node(content: content, line: event.line)
    if let anchor = event.anchor { anchored[anchor] = (node, count - before) }
    return node
  }

  private mutating func add(_ nodes: Int, line: Int) throws(YAMLError) {
    count += nodes
    guard count <= Self.mostNodes else {
      throw YAMLError(problem: "more than \(Self.mostNodes) entries", line: line)
    }
  }

  private mutating func items(depth: Int) throws(YAMLError) -> [Node] {
    var nodes: [Node] = []
    while true {
      let event = try events.next()
      guard event.kind != .sequenceEnd else { return nodes }
      nodes.append(try node(event, depth: depth + 1))
    }
  }

  private mutating func entries(depth: Int) throws(YAMLError) -> [Node.Entry] {
    var entries: [Node.Entry] = []
    var names: Set<String> = []
    while true {
      let event = try events.next()
      guard event.kind != .mappingEnd else { return entries }
      let key = try node(event, depth: depth + 1)
      if let name = key.string, !names.insert(name).inserted {
        throw YAMLError(problem: "\(name) is there twice", line: key.line)
      }
      entries.append(Node.Entry(key: key, value: try node(try events.next(), depth: depth + 1)))
    }
  }
}
