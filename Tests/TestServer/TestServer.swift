import Foundation
import Glibc
import Synchronization

/// An HTTP server on this machine that does what a test's script says, gone with the test.
///
///     let server = try TestServer(["/ml.zip": [.cut(archive, after: 1000), .file(archive)]])
///
/// Each path has its replies in order; the last one is given again and again. What is not in the script
/// answers 404.
package final class TestServer: Sendable {
  package let port: Int
  private let listener: Int32
  private let state: Mutex<State>

  private struct State {
    var script: [String: [Reply]]
    var requests: [Request] = []
    var connections: Set<Int32> = []
    var hasStopped = false
  }

  package struct Failure: Error {
    let call: String
    let code: Int32
  }

  package init(_ script: [String: [Reply]] = [:]) throws {
    (listener, port) = try Socket.make()
    guard listen(listener, 64) == 0 else { throw Failure(call: "listen", code: errno) }
    state = Mutex(State(script: script))
    let listener = listener
    Thread.detachNewThread { [weak self] in
      while let connection = Socket.accept(listener) {
        guard let self, self.begin(connection) else {
          close(connection)
          break
        }
        Thread.detachNewThread { self.serve(connection) }
      }
      // By the thread that uses it: anywhere else its number could be another's meanwhile.
      close(listener)
    }
  }

  deinit { stop() }

  /// `http://127.0.0.1:40123`
  package var address: String { "http://127.0.0.1:\(port)" }

  /// What it was asked for so far.
  package var requests: [Request] { state.withLock { $0.requests } }

  package func script(_ path: String, _ replies: Reply...) {
    state.withLock { $0.script[path] = replies }
  }

  /// Hangs up on everybody, and answers nobody any more.
  private func stop() {
    state.withLock { state in
      state.hasStopped = true
      for connection in state.connections { shutdown(connection, Socket.both) }
    }
    // The thread that accepts wakes by one more connection.
    Socket.knock(at: port)
  }

  /// - Returns: false where the server has stopped.
  private func begin(_ connection: Int32) -> Bool {
    state.withLock { state in
      guard !state.hasStopped else { return false }
      state.connections.insert(connection)
      return true
    }
  }

  private func serve(_ descriptor: Int32) {
    let connection = Connection(descriptor: descriptor)
    if let request = connection.readRequest() {
      connection.answer(request, with: reply(to: request))
    }
    state.withLock { state in
      state.connections.remove(descriptor)
      close(descriptor)
    }
  }

  private func reply(to request: Request) -> Reply {
    state.withLock { state in
      state.requests.append(request)
      guard var replies = state.script[request.target], let first = replies.first else {
        return .status(404)
      }
      if replies.count > 1 { replies.removeFirst() }
      state.script[request.target] = replies
      return first
    }
  }
}
