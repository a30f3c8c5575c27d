import Glibc

/// One request and its answer.
struct Connection {
  let descriptor: Int32

  /// - Returns: nil for what is no request, and where nobody is there any more.
  func readRequest() -> Request? {
    var head: [UInt8] = []
    var byte: UInt8 = 0
    while head.suffix(4) != [13, 10, 13, 10] {
      guard head.count < 1 << 16, receive(&byte) else { return nil }
      head.append(byte)
    }
    return Request(head: String(decoding: head.dropLast(4), as: UTF8.self))
  }

  func answer(_ request: Request, with reply: Reply) {
    switch reply {
    case .file(let bytes): give(bytes, to: request) { send($0) }
    case .wholeFile(let bytes):
      send(head("200 OK", length: bytes.count))
      send(bytes[...])
    case .cut(let bytes, let count): give(bytes, to: request) { send($0.prefix(count)) }
    case .stalled(let bytes, let count):
      give(bytes, to: request) { send($0.prefix(count)) }
      waitForEnd()
    case .trickled(let bytes, let count):
      give(bytes, to: request) { rest in
        var rest = rest
        while !rest.isEmpty, send(rest.prefix(count)) { rest = rest.dropFirst(count) }
      }
    case .misjudged(let bytes, let length):
      send(head("200 OK", length: length))
      send(bytes[...])
    case .status(let code):
      let words = Array("This is \(code).\n".utf8)
      send(head("\(code) Scripted", length: words.count))
      send(words[...])
    case .redirect(let address): send(head("302 Found", length: 0, "Location: \(address)"))
    }
  }

  private func give(
    _ bytes: [UInt8], to request: Request, _ body: (ArraySlice<UInt8>) -> Void
  ) {
    guard let offset = request.offset else {
      send(head("200 OK", length: bytes.count))
      return body(bytes[...])
    }
    guard offset < bytes.count else {
      send(head("416 Range Not Satisfiable", length: 0, "Content-Range: bytes */\(bytes.count)"))
      return
    }
    let range = "Content-Range: bytes \(offset)-\(bytes.count - 1)/\(bytes.count)"
    send(head("206 Partial Content", length: bytes.count - offset, range))
    body(bytes[offset...])
  }

  private func head(_ status: String, length: Int, _ headers: String...) -> ArraySlice<UInt8> {
    let lines = ["HTTP/1.1 \(status)", "Content-Length: \(length)", "Connection: close"] + headers
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)[...]
  }

  @discardableResult
  private func send(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let count = systemSend(descriptor, part)
        guard count >= 0 || errno == EINTR else { return false }
        rest = rest.dropFirst(max(0, count))
      }
      return true
    }
  }

  /// Until either side hangs up.
  private func waitForEnd() {
    var byte: UInt8 = 0
    while receive(&byte) {}
  }

  /// - Returns: false where nothing more comes.
  private func receive(_ byte: inout UInt8) -> Bool {
    while true {
      let count = recv(descriptor, &byte, 1, 0)
      if count >= 0 { return count == 1 }
      guard errno == EINTR else { return false }
    }
  }
}

private func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  send(descriptor, bytes.baseAddress, bytes.count, Socket.quiet)
}
