import Text

extension TransferFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unresolved(let host): "no network, or there is no \(host.excerpt())"
    case .unreachable(let host): "no connection to \(host.excerpt())"
    case .proxy(.unresolved(let name)):
      "the proxy that the environment names cannot be found: \(name.excerpt())"
    case .proxy(.unreachable(let name)):
      "the proxy that the environment names cannot be reached: \(name.excerpt())"
    case .proxy(.status(407)): "the proxy that the environment names asks for a name and a password"
    case .proxy(.status(let code)): "the proxy that the environment names answered \(code)"
    case .timedOut: "nothing came for too long"
    case .cut: "the connection broke"
    case .status(let code): "answered \(code)\(Self.meanings[code].map { ", \($0)" } ?? "")"
    case .certificate(let host, let reason):
      "the certificate of \(host.excerpt()) is not to be trusted: \(reason.excerpt(100))"
    case .noAuthorities: "nothing is installed that certificates could be held against"
    case .encryption(let host, let reason):
      "no encrypted connection to \(host.excerpt()): \(reason.excerpt(100))"
    case .tooManyRedirects: "it leads elsewhere too often"
    case .insecureRedirect(let address):
      "it leads to an address that nothing protects: \(address.excerpt(100))"
    case .noRanges: "it gives the archive from its start only"
    case .tooLong(let limit): "more came than the archive can have, \(limit.asBytes)"
    case .other(let code, let reason): "curl failed with \(code): \(reason.excerpt(200))"
    }
  }

  private static let meanings = [
    401: "who asks has to say a name and a password", 403: "forbidden", 404: "not found",
    410: "gone", 429: "too many requests", 500: "it is broken", 502: "what is behind it is broken",
    503: "it is overloaded or down", 504: "what is behind it does not answer",
  ]

  /// What to do about it.
  var remedy: String? {
    switch self {
    case .certificate(let host, _):
      // It has happened.
      (host == "files.grouplens.org" ? "GroupLens renews it when it has expired: " : "")
        + "try again later, or --from another source, whose archive is held to its MD5 all the same"
    case .noAuthorities: "install them: apt-get install ca-certificates"
    case .proxy: "correct http_proxy, https_proxy, all_proxy or no_proxy"
    case .unresolved, .unreachable, .timedOut, .cut, .status, .encryption, .tooManyRedirects,
      .insecureRedirect, .tooLong:
      "try again later, or --from another source"
    case .noRanges, .other: nil
    }
  }
}
