/// Why an address did not give what it was asked for.
package enum TransferFault: Error, Equatable, Sendable {
  case unresolved(host: String)
  case unreachable(host: String)
  case proxy(ProxyFault)
  /// Nothing came for too long.
  case timedOut
  /// The connection ended before all was there.
  case cut
  /// An HTTP status that is none of success.
  case status(Int)
  /// A certificate that is not to be trusted; why, in OpenSSL's words or another library's.
  case certificate(host: String, reason: String)
  /// Nothing to hold certificates against is installed.
  case noAuthorities
  /// No common language, or somebody else's.
  case encryption(host: String, reason: String)
  case tooManyRedirects
  /// From https to an address whose bytes anybody on the way may change.
  case insecureRedirect(to: String)
  /// The server gives a file from its start only.
  case noRanges
  /// More bytes than the file could have.
  case tooLong(limit: Int)
  /// What curl calls by this number, in its words.
  case other(code: Int32, reason: String)

  /// What can be wrong with a proxy that the environment names.
  package enum ProxyFault: Equatable, Sendable {
    case unresolved(name: String)
    case unreachable(name: String)
    /// Its own answer where it should have let through.
    case status(Int)
  }
}

extension TransferFault {
  /// Whether the same request may well succeed a little later.
  var isTransient: Bool {
    switch self {
    case .timedOut, .cut: true
    case .status(let code): code == 408 || code == 429 || (500...599).contains(code)
    default: false
    }
  }

  /// Whether it was as if there were no network, which passes where there was one a moment ago.
  var isAbsence: Bool {
    switch self {
    case .unresolved, .unreachable, .proxy(.unresolved), .proxy(.unreachable): true
    default: false
    }
  }
}
