import Glibc

/// The system's calls for sockets, as a server on this machine needs them.
enum Socket {
  static let stream = Int32(SOCK_STREAM.rawValue)
  static let both = Int32(SHUT_RDWR)
  /// Somebody who hung up is an error, not a signal.
  static let quiet = Int32(MSG_NOSIGNAL)

  /// A socket of this machine alone, on any port that is free.
  static func make() throws -> (socket: Int32, port: Int) {
    let socket = systemSocket()
    guard socket >= 0 else { throw TestServer.Failure(call: "socket", code: errno) }
    // What the tests run must not keep the port after them.
    _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
    var address = address(port: 0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 && getsockname(socket, $0, &size) == 0
      }
    }
    guard isBound else { throw TestServer.Failure(call: "bind", code: errno) }
    return (socket, Int(UInt16(bigEndian: address.sin_port)))
  }

  /// The next connection; nil where there can be none.
  static func accept(_ listener: Int32) -> Int32? {
    while true {
      let connection = systemAccept(listener)
      if connection >= 0 { return connection }
      guard errno == EINTR || errno == ECONNABORTED else { return nil }
    }
  }

  /// Connects and goes.
  static func knock(at port: Int) {
    let socket = systemSocket()
    var address = address(port: UInt16(port))
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    close(socket)
  }

  private static func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = port.bigEndian
    return address
  }
}

/// A port that nobody else gets and that lets nobody connect.
package final class ClosedPort {
  package let port: Int
  private let socket: Int32

  package init() throws { (socket, port) = try Socket.make() }

  deinit { close(socket) }

  package var address: String { "http://127.0.0.1:\(port)" }
}

// Outside of the type, whose functions have the names of the system's.

private func systemAccept(_ listener: Int32) -> Int32 { accept(listener, nil, nil) }

private func systemSocket() -> Int32 { socket(AF_INET, Socket.stream, 0) }
