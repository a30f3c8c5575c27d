/// Room for a number of values on a cache line's boundary, all bits 0 at first. Owns the memory.
///
/// Swift aligns vectors of floats to half their size; the C kernels' loads want all of it.
package struct AlignedMemory<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
  // Unchecked, since it writes through a pointer. Threads that share it write places of their own, which no other
  // reads before all are done: `Workers` shares out rows, `BatchRunners` whole runners.

  package let start: UnsafeMutablePointer<Element>
  package let count: Int

  package init(count: Int) {
    precondition(count >= 0, "no room for \(count) values")
    self.count = count
    let bytes = max(1, count) * MemoryLayout<Element>.stride
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    start = memory.bindMemory(to: Element.self, capacity: max(1, count))
  }

  deinit { UnsafeMutableRawPointer(start).deallocate() }

  package subscript(index: Int) -> Element {
    @inline(__always) get { start[index] }
    @inline(__always) nonmutating set { start[index] = newValue }
  }

  /// Sets every value.
  func fill(_ value: Element) { start.update(repeating: value, count: count) }
}
