import Text

/// An https or http address.
package struct WebAddress: Sendable, Equatable {
  package enum Scheme: String, Sendable {
    case https
    case http
  }

  /// As it was given.
  package let text: String
  package let scheme: Scheme
  package let host: String
  let port: Int
  /// What a message calls it: the address without what may be secret in it.
  package let redacted: String

  /// - Returns: nil for what is no such address.
  package init?(_ text: String) {
    let isPlain = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    guard isPlain, let colon = text.firstRange(of: "://"),
      let scheme = Scheme(rawValue: text[..<colon.lowerBound].lowercased())
    else { return nil }
    let rest = text[colon.upperBound...]
    let authority = rest.prefix { !"/?#".contains($0) }
    let place = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] }
    guard let (host, port) = Self.split(place ?? authority) else { return nil }
    self.text = text
    self.scheme = scheme
    self.host = host
    self.port = port ?? (scheme == .https ? 443 : 80)
    let path = rest[authority.endIndex...].prefix { !"?#".contains($0) }
    redacted = "\(scheme.rawValue)://\(place ?? authority)\(path)".excerpt(120)
  }

  /// The host and the port of `host`, `host:80` and `[::1]:80`.
  private static func split(_ place: Substring) -> (host: String, port: Int?)? {
    let nameEnd =
      place.hasPrefix("[")
      ? place.firstIndex(of: "]").map(place.index(after:))
      : place.firstIndex(of: ":") ?? place.endIndex
    guard let nameEnd, nameEnd > place.startIndex else { return nil }
    let host = String(place[..<nameEnd])
    let rest = place[nameEnd...]
    if rest.isEmpty { return (host, nil) }
    guard rest.first == ":", let port = Int(rest.dropFirst()), (1...65_535).contains(port) else {
      return nil
    }
    return (host, port)
  }

  /// The address of a file beside it, whose name has an ending more.
  func with(ending: String) -> WebAddress {
    let path = text.prefix { !"?#".contains($0) }
    return WebAddress(path + ending + text[path.endIndex...]) ?? self
  }
}

/// Where an archive comes from.
package enum FetchSource: Sendable, Equatable {
  case address(WebAddress)
  case file(path: String)

  /// Understands what `--from` was given: an address, or else a path.
  package init(_ argument: String) throws(FetchError) {
    guard argument.contains("://") else {
      self = .file(path: argument)
      return
    }
    guard let address = WebAddress(argument) else { throw .unsupportedAddress(argument) }
    self = .address(address)
  }

  /// What a message calls it.
  package var name: String {
    switch self {
    case .address(let address): address.host
    case .file(let path): path
    }
  }
}
