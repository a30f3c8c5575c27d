import YAML

/// Reads a scheme of the tinted-theming format: `system: base16` or `base24` with a `palette`, or the
/// older form with `scheme` and the colours at the top level.
struct ThemeParser {
  /// The name that errors give: a path, or an embedded theme's.
  let source: String

  func theme(yaml: String) throws(ThemeError) -> Theme {
    let root = try root(of: yaml)
    if let system = root["system"], !["base16", "base24"].contains(system.string) {
      throw malformed(system, "\"base16\" or \"base24\" as system")
    }
    guard let name = (root["name"] ?? root["scheme"])?.string else {
      throw malformed(root, "a name", found: "none")
    }
    let palette = root["palette"] ?? root
    guard palette.mapping != nil else { throw malformed(palette, "colours base00 to base0F") }
    var colours: [RGB] = []
    for index in 0..<16 { try colours.append(colour(index, in: palette)) }
    return Theme(name: name, variant: try variant(root["variant"]), palette: colours)
  }

  private func root(of yaml: String) throws(ThemeError) -> Node {
    let node: Node?
    do throws(YAMLError) {
      node = try YAMLDocument.node(of: yaml)
    } catch {
      throw .malformed(source: source, line: error.line, found: error.problem, expected: "YAML")
    }
    guard let node else {
      throw .malformed(source: source, line: nil, found: "nothing", expected: "a Base16 scheme")
    }
    guard node.mapping != nil else { throw malformed(node, "a Base16 scheme") }
    return node
  }

  private func colour(_ index: Int, in palette: Node) throws(ThemeError) -> RGB {
    let digit = String(index, radix: 16)
    let keys = ["base0" + digit.uppercased(), "base0" + digit]
    guard let key = keys.first(where: { palette[$0] != nil }), let node = palette[key] else {
      throw malformed(palette, "a colour \(keys[0])", found: "none")
    }
    guard let text = node.string, let colour = RGB(hex: text) else {
      throw malformed(node, "six hexadecimal digits as \(key)")
    }
    return colour
  }

  private func variant(_ node: Node?) throws(ThemeError) -> Theme.Variant? {
    guard let node else { return nil }
    guard let variant = node.string.flatMap(Theme.Variant.init) else {
      throw malformed(node, "\"dark\" or \"light\" as variant")
    }
    return variant
  }

  private func malformed(
    _ node: Node, _ expected: String, found: String? = nil
  ) -> ThemeError {
    let found = found ?? node.string.map { "\"\($0)\"" } ?? "a list or a mapping"
    return .malformed(source: source, line: node.line, found: found, expected: expected)
  }
}
