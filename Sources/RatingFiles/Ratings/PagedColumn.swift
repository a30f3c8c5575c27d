import Glibc

/// A stretch of a column, in memory straight from the system.
///
/// It goes back there as soon as the stretch is copied to where the whole column stands, so that the
/// two are never in memory at once; `malloc` may keep what is freed.
final class PagedColumn<Element: BitwiseCopyable>: @unchecked Sendable {
  // Unchecked: written by the one worker that made it, read by one at a time when that is done.
  private(set) var elements: UnsafeMutableBufferPointer<Element>
  private var byteCount: Int

  /// - Throws: `LoadError.outOfMemory` where the system refuses the memory.
  init(capacity: Int) throws(LoadError) {
    byteCount = capacity * MemoryLayout<Element>.stride
    guard byteCount > 0 else {
      elements = UnsafeMutableBufferPointer(start: nil, count: 0)
      return
    }
    guard let pages = mmap(nil, byteCount, PROT_READ | PROT_WRITE, Self.flags, -1, 0),
      pages != MAP_FAILED
    else {
      let refused = byteCount
      byteCount = 0
      elements = UnsafeMutableBufferPointer(start: nil, count: 0)
      throw .outOfMemory(bytes: refused)
    }
    elements = UnsafeMutableBufferPointer(
      start: pages.bindMemory(to: Element.self, capacity: capacity), count: capacity)
  }

  deinit { release() }

  /// All pages at once, which is cheaper than one by one, as they are first written to.
  private static var flags: Int32 { MAP_PRIVATE | MAP_ANON | MAP_POPULATE }

  /// Gives back the pages behind the first elements: a block of empty lines would hold a megabyte or
  /// more for nothing.
  func trim(to count: Int) {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let used = (count * MemoryLayout<Element>.stride + page - 1) / page * page
    guard used > 0 else { return release() }
    guard used < byteCount, let start = elements.baseAddress else { return }
    munmap(UnsafeMutableRawPointer(start) + used, byteCount - used)
    byteCount = used
    elements = UnsafeMutableBufferPointer(rebasing: elements[..<count])
  }

  /// Gives the memory back; there is nothing in the column any more.
  func release() {
    if let start = elements.baseAddress { munmap(start, byteCount) }
    elements = UnsafeMutableBufferPointer(start: nil, count: 0)
  }
}
