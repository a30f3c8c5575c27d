import Files

/// What a transfer is brought to: it grows at its end.
protocol Landing: AnyObject {
  /// Bytes in it.
  var size: Int { get }

  func append(_ bytes: UnsafeRawBufferPointer) throws(FileFailure)

  /// Leaves nothing in it.
  func empty() throws(FileFailure)
}

extension LockedFile: Landing {}

/// A small text.
final class TextLanding: Landing {
  private var bytes: [UInt8] = []

  var size: Int { bytes.count }
  var text: String { String(decoding: bytes, as: UTF8.self) }

  func append(_ piece: UnsafeRawBufferPointer) { bytes += piece }

  func empty() { bytes = [] }
}
