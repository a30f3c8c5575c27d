import Files

/// Brings what an address has to a landing, over faults that pass.
struct Download {
  let address: WebAddress
  /// More than it can have: what sends more is not what was asked for, and would fill the disk.
  let limit: Int
  let curl: Curl
  let patience: Patience
  let report: (FetchEvent) -> Void

  /// Goes on from what is there until all of it is.
  ///
  /// - Returns: in how many transfers, with what was there before as one.
  func run(into landing: any Landing) async throws(TransferStop) -> Int {
    var plan = RetryPlan(patience, startingFrom: landing.size)
    var pieces = landing.size > 0 ? 1 : 0
    while true {
      pieces += 1
      do throws(TransferStop) {
        try await transfer(into: landing)
        return pieces
      } catch .fault(let fault) {
        switch plan.step(after: fault, with: landing.size) {
        case .startAnew:
          report(.startingAnew(.noRanges))
          try Self.empty(landing)
          pieces = 0
        case .wait(let duration):
          report(.retrying(fault, after: duration, kept: landing.size))
          try await Self.wait(duration)
        case .giveUp: throw .fault(fault)
        }
      }
    }
  }

  private func transfer(into landing: any Landing) async throws(TransferStop) {
    report(.received(landing.size))
    try await curl.transfer(address, from: landing.size) { bytes throws(TransferStop) in
      guard landing.size + bytes.count <= limit else { throw .fault(.tooLong(limit: limit)) }
      do throws(FileFailure) {
        try landing.append(bytes)
      } catch {
        throw .file(error)
      }
      report(.received(landing.size))
    }
  }

  private static func wait(_ duration: Duration) async throws(TransferStop) {
    do {
      try await Task.sleep(for: duration)
    } catch {
      throw .cancelled
    }
  }

  private static func empty(_ landing: any Landing) throws(TransferStop) {
    do {
      try landing.empty()
    } catch {
      throw .file(error)
    }
  }
}
