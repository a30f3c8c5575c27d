#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A stretch of a column, in memory straight from the system.
///
/// It goes back there as soon as the stretch is copied to where the whole column stands, so that the
/// two are never in memory at once; `malloc` may keep what is freed.
final class PagedColumn<Element: BitwiseCopyable>: @unchecked Sendable {
  // Unchecked: written by the one worker that made it, read by one at a time when that is done.
  private(set) var elements: UnsafeMutableBufferPointer<Element>
  private let byteCount: Int

  init(capacity: Int) {
    byteCount = capacity * MemoryLayout<Element>.stride
    guard byteCount > 0 else {
      elements = UnsafeMutableBufferPointer(start: nil, count: 0)
      return
    }
    let flags = MAP_PRIVATE | MAP_ANON
    guard let pages = mmap(nil, byteCount, PROT_READ | PROT_WRITE, flags, -1, 0),
      pages != MAP_FAILED
    else { fatalError("out of memory: no \(byteCount) bytes for ratings") }
    elements = UnsafeMutableBufferPointer(
      start: pages.bindMemory(to: Element.self, capacity: capacity), count: capacity)
  }

  deinit { release() }

  /// Gives the memory back; there is nothing in the column any more.
  func release() {
    if let start = elements.baseAddress { munmap(start, byteCount) }
    elements = UnsafeMutableBufferPointer(start: nil, count: 0)
  }
}
