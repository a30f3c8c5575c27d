/// How a run of curl ended, and what that means.
///
/// Source: curl's manual, «Exit codes»; the numbers have been the same since they were given out.
struct CurlEnding: Equatable {
  private let code: Int32
  /// What curl says about it, without its name and number.
  private let message: String
  /// The last HTTP status, 0 where none came; and the one that a proxy gave.
  private let status: Int
  private let proxyStatus: Int
  /// Where redirects led.
  private let address: WebAddress?
  private let addressText: String

  /// What curl is to write to standard error when all is over: `init` reads it from there.
  static let format = "%{stderr}\n%{http_code} %{http_connect} %{url_effective}\n"

  init(exitCode: Int32, standardError: String) {
    code = exitCode
    let lines = standardError.split(separator: "\n").map(String.init)
    let fields = (lines.last ?? "").split(separator: " ", maxSplits: 2).map(String.init)
    status = fields.first.flatMap { Int($0) } ?? 0
    proxyStatus = fields.dropFirst().first.flatMap { Int($0) } ?? 0
    addressText = fields.count > 2 ? fields[2] : ""
    address = WebAddress(addressText)
    let complaint = lines.last { $0.hasPrefix("curl: (") } ?? ""
    message = String(complaint.drop { $0 != ")" }.dropFirst(2))
  }

  private var host: String { address?.host ?? "" }

  /// Why not all that was asked for came; nil where it did.
  var fault: TransferFault? {
    // Nothing behind the end of a file: some versions of curl count that as an error.
    if status == 416 { return nil }
    switch code {
    case 0: return nil
    case 1: return redirectFault ?? other
    case 5: return .proxy(.unresolved(name: message.part(after: "proxy: ")))
    case 6: return .unresolved(host: host)
    case 7: return connectionFault
    case 18, 52, 55, 56, 16, 92: return proxyFault ?? .cut
    case 22: return proxyFault ?? statusFault
    case 28: return .timedOut
    case 33, 36: return .noRanges
    case 35: return .encryption(host: host, reason: message)
    case 47: return .tooManyRedirects
    case 51, 60: return .certificate(host: host, reason: certificateReason)
    case 77: return .noAuthorities
    case 97: return .proxy(.unreachable(name: message))
    default: return other
    }
  }

  private var other: TransferFault { .other(code: code, reason: message) }

  private var statusFault: TransferFault {
    status == 407 ? .proxy(.status(407)) : .status(status)
  }

  private var proxyFault: TransferFault? {
    proxyStatus == 0 || (200...299).contains(proxyStatus) ? nil : .proxy(.status(proxyStatus))
  }

  /// A scheme that was not allowed; the first one was.
  private var redirectFault: TransferFault? {
    (300...399).contains(status) ? .insecureRedirect(to: addressText) : nil
  }

  /// curl names whom it could not reach: the host, or the proxy before it.
  private var connectionFault: TransferFault {
    guard let match = message.firstMatch(of: /Failed to connect to (\S+) port (\d+)/) else {
      return .unreachable(host: host)
    }
    let isHost = String(match.1) == unbracketedHost && Int(match.2) == address?.port
    return isHost ? .unreachable(host: host) : .proxy(.unreachable(name: "\(match.1):\(match.2)"))
  }

  private var unbracketedHost: String { host.filter { !"[]".contains($0) } }

  /// `certificate has expired` of `SSL certificate problem: certificate has expired`.
  private var certificateReason: String { message.part(after: "problem: ") }
}

extension String {
  /// What stands behind a text in it, or all of it.
  fileprivate func part(after text: String) -> String {
    firstRange(of: text).map { String(self[$0.upperBound...]) } ?? self
  }
}
