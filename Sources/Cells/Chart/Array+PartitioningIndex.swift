extension Array {
  /// The index of the first element that meets a condition, which all after it meet; the end where none does.
  ///
  /// As swift-algorithms has it, whose numeric half hides the C library's `log10` from every file of a target that imports it.
  package func partitioningIndex(where condition: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
