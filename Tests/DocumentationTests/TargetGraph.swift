import Foundation

/// The targets of the package but for tests, and what each imports.
struct TargetGraph {
  struct Target: Equatable {
    let name: String
    /// Other targets.
    let imports: [String]
    /// What other packages have.
    let products: [String]
  }

  let targets: [Target]

  /// - Parameter dump: what `swift package dump-package` prints.
  init(dump: Data) throws {
    let package = try JSONDecoder().decode(Package.self, from: dump)
    targets = package.targets.filter { $0.type != "test" && $0.path?.hasPrefix("Tests/") != true }
      .map { target in
        Target(
          name: target.name, imports: target.dependencies.compactMap(\.target).sorted(),
          products: target.dependencies.compactMap(\.product).sorted())
      }
  }

  /// Targets that import only what stands in earlier layers, each in the first layer that it can stand in.
  var layers: [[Target]] {
    var layers: [[Target]] = []
    var placed: Set<String> = []
    while placed.count < targets.count {
      let next = targets.filter { target in
        !placed.contains(target.name) && target.imports.allSatisfy(placed.contains)
      }
      guard !next.isEmpty else { break }
      layers.append(next.sorted { $0.name < $1.name })
      placed.formUnion(next.map(\.name))
    }
    return layers
  }

  /// The graph as text: a line a target, longer ones wrapped, an empty line between two layers.
  var lines: [String] {
    let width = targets.map(\.name.count).max() ?? 0
    return Array(
      layers.map { layer in layer.flatMap { Self.lines(of: $0, nameWidth: width) } }
        .joined(separator: [""]))
  }

  private static let columns = 100

  private static func lines(of target: Target, nameWidth: Int) -> [String] {
    guard !target.imports.isEmpty || !target.products.isEmpty else { return [target.name] }
    let indent = String(repeating: " ", count: nameWidth + 2)
    var lines = [target.name.padding(toLength: nameWidth + 1, withPad: " ", startingAt: 0) + "←"]
    for word in listed(target.imports, after: "") + listed(target.products, after: "+ ") {
      if lines[lines.count - 1].count + 1 + word.count > columns { lines.append(indent) }
      lines[lines.count - 1] += " " + word
    }
    return lines
  }

  /// The names with commas between them, and a mark before the first.
  private static func listed(_ names: [String], after mark: String) -> [String] {
    names.enumerated().map { index, name in
      (index == 0 ? mark : "") + name + (index < names.count - 1 ? "," : "")
    }
  }
}

/// What of the dump is looked at.
private struct Package: Decodable {
  let targets: [Target]

  struct Target: Decodable {
    let name: String
    let type: String
    let path: String?
    let dependencies: [Dependency]
  }

  /// An object with one entry, which says what kind it is, and has a list that begins with a name.
  struct Dependency: Decodable {
    let target: String?
    let product: String?

    private enum Kind: String, CodingKey {
      case byName, target, product
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Kind.self)
      func name(_ kind: Kind) throws -> String? {
        guard container.contains(kind) else { return nil }
        var list = try container.nestedUnkeyedContainer(forKey: kind)
        return try list.decode(String.self)
      }
      target = try name(.byName) ?? name(.target)
      product = try name(.product)
    }
  }
}
