/// The lines of a file that was read in blocks: how many, and what was wrong with which.
struct LineReport {
  let file: String
  /// Lines that were read, the header's included.
  private(set) var lineCount: Int
  private(set) var faultCount = 0
  /// The first ones, in the order of the file.
  private(set) var faults: [LoadError] = []

  /// - Parameter blocks: in the order of the file.
  init(_ blocks: [ParsedBlock], file: String, after lines: Int) {
    self.file = file
    lineCount = lines
    for block in blocks {
      faultCount += block.faultCount
      for (line, fault) in block.firstFaults where faults.count < ParsedBlock.shownFaults {
        faults.append(
          LoadError(fault, at: place(lineCount + line, column: fault.column)))
      }
      lineCount += block.lines
    }
  }

  func place(_ line: Int, column: Int? = nil) -> LoadError.Place {
    LoadError.Place(file: file, line: line, column: column)
  }

  /// Why a file without a single rating is refused.
  func emptiness(expected layout: String) -> LoadError {
    guard let first = faults.first else { return .empty(file: file, expected: layout) }
    return .nothingReadable(file: file, lines: faultCount, first: first.message)
  }
}

extension LoadError {
  fileprivate init(_ fault: LineFault, at place: Place) {
    if let remedy = fault.remedy {
      self = .unsuitable(
        at: place, expected: fault.expected, found: fault.found, remedy: remedy)
    } else {
      self = .broken(at: place, expected: fault.expected, found: fault.found)
    }
  }
}
