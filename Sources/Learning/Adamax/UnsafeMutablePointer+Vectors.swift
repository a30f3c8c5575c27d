extension UnsafeMutablePointer<SIMD8<Float>> {
  /// Room for some vectors, all zeros, on a cache line's boundary.
  ///
  /// Swift aligns such vectors to half their size, the C kernel's loads want all of it.
  static func allocateVectors(_ count: Int) -> Self {
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, count) * MemoryLayout<Pointee>.stride, alignment: 64)
    return bytes.initializeMemory(as: Pointee.self, repeating: .zero, count: count)
  }

  /// Frees what `allocateVectors` gave.
  func deallocateVectors() { UnsafeMutableRawPointer(self).deallocate() }
}
