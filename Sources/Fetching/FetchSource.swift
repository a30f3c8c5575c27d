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
