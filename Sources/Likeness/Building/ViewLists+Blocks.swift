import Concurrency

extension ViewLists {
  /// Movies whose lists are made between two questions whether to go on.
  private static let blockSize = 512

  /// The list of every movie, several at a time.
  ///
  /// - Parameter proceed: asked between two blocks with the part that is done; false ends it.
  /// - Returns: nil where it was ended.
  init?(
    ofBlocks movieCount: Int, with workers: Workers, proceed: (Double) -> Bool,
    list: @Sendable (Int) -> ViewList
  ) {
    self.init()
    for start in stride(from: 0, to: movieCount, by: Self.blockSize) {
      guard proceed(Double(start) / Double(movieCount)) else { return nil }
      let end = min(movieCount, start + Self.blockSize)
      for list in workers.map(end - start, { list(start + $0) }) { append(list) }
    }
  }
}
