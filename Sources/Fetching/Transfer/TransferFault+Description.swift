import Text

extension TransferFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unresolved(let host): "no network, or no host called \(host.excerpt())"
    case .unreachable(let host): "no connection to \(host.excerpt())"
    case .proxy(.unresolved(let name)):
      "the proxy of the environment cannot be found: \(name.excerpt())"
    case .proxy(.unreachable(let name)):
      "the proxy of the environment cannot be reached: \(name.excerpt())"
    case .proxy(.status(407)): "the proxy of the environment asks for a name and a password"
    case .proxy(.status(let code)): "the proxy of the environment answered \(code)"
    case .timedOut: "no data came for too long"
    case .cut: "the connection broke"
    case .status(let code): "answered \(code)\(Self.meanings[code].map { ", \($0)" } ?? "")"
    case .certificate(let host, let reason):
      "the certificate of \(host.excerpt()) is not trusted: \(reason.excerpt(100))"
    case .noAuthorities: "no certificates are installed to check the server by"
    case .encryption(let host, let reason):
      "no encrypted connection to \(host.excerpt()): \(reason.excerpt(100))"
    case .tooManyRedirects: "it redirects too often"
    case .insecureRedirect(let address):
      "it redirects to an address without encryption: \(address.excerpt(100))"
    case .noRanges: "it cannot resume a download"
    case .tooLong(let limit): "it sent more than the size of the archive, \(limit.asBytes)"
    case .other(let code, let reason): "curl failed with \(code): \(reason.excerpt(200))"
    }
  }

  private static let meanings = [
    401: "it asks for a name and a password", 403: "forbidden", 404: "not found",
    410: "gone", 429: "too many requests", 500: "it failed", 502: "the server behind it failed",
    503: "it is overloaded or down", 504: "the server behind it does not answer",
  ]

  /// What to do about it.
  var remedy: String? {
    switch self {
    case .certificate(let host, _):
      // It has happened.
      (host == "files.grouplens.org" ? "GroupLens renews it when it has expired: " : "")
        + "try again later, or give another source by --from; its archive is checked against the same MD5"
    case .noAuthorities: "install them: apt-get install ca-certificates"
    case .proxy: "correct http_proxy, https_proxy, all_proxy or no_proxy"
    case .unresolved, .unreachable, .timedOut, .cut, .status, .encryption, .tooManyRedirects,
      .insecureRedirect, .tooLong:
      "try again later, or give another source by --from"
    case .noRanges, .other: nil
    }
  }
}
