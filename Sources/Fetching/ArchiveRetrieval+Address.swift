import Files
import RatingFiles

extension ArchiveRetrieval {
  /// Brings the whole archive into the partial file.
  func download(_ address: WebAddress, expecting sum: String) async throws(FetchError) {
    // What an earlier fetch brought whole needs no server.
    if partial.size == set.bytes, try await measuredSum() == sum { return }
    let pieces = try await transfer(address)
    guard let refusal = try await refusal(expecting: sum) else { return }
    // Pieces may be of two editions, or of another source. What came in one stays wrong.
    guard pieces > 1 else { throw refusal }
    report(.startingAnew(.wrongSum))
    _ = try await transfer(address)
    if let refusal = try await self.refusal(expecting: sum) { throw refusal }
  }

  /// What speaks against the archive that came, which is thrown away then; nil where nothing does.
  private func refusal(expecting sum: String) async throws(FetchError) -> FetchError? {
    let found = try await measuredSum()
    if found == sum { return nil }
    let refusal = try wrongSum(of: partial.path, expected: sum, found: found)
    try discard()
    return refusal
  }

  /// The sum that is published for the archive: known, or in a file beside it.
  func publishedSum(beside address: WebAddress) async throws(FetchError) -> String {
    if let sum = set.md5 { return sum }
    report(.askingForSum)
    let place = address.with(ending: ".md5")
    let landing = TextLanding()
    do throws(FetchError) {
      _ = try await get(place, atMost: PublishedSum.longest, into: landing)
    } catch .transfer(let fault, _, _) {
      throw .noSum(at: place.redacted, fault: fault)
    }
    return try self.sum(in: landing.text, at: place.redacted)
  }

  /// - Returns: how many pieces it came in, with what was there as one.
  private func transfer(_ address: WebAddress) async throws(FetchError) -> Int {
    try DiskSpace(in: fetch.folder.path).check(for: set.bytes(missingFrom: partial))
    // The size is about right for sets that grow, and exact for others.
    let limit = 2 * set.bytes + 1 << 20
    do throws(FetchError) {
      return try await get(address, atMost: limit, into: partial)
    } catch .transfer(.tooLong(let limit), let address, _) {
      // No beginning of the archive.
      try discard()
      throw .transfer(.tooLong(limit: limit), from: address, kept: 0)
    }
  }

  private func get(
    _ address: WebAddress, atMost limit: Int, into landing: any Landing
  ) async throws(FetchError) -> Int {
    let download = Download(
      address: address, limit: limit, curl: fetch.curl, patience: fetch.patience,
      report: landing === partial ? report : { _ in })
    do throws(TransferStop) {
      return try await download.run(into: landing)
    } catch {
      switch error {
      case .fault(let fault): throw .transfer(fault, from: address, kept: 0)
      case .file(let failure): throw .file(failure)
      case .cancelled: throw .interrupted(kept: 0)
      case .missing: throw .noProgram("curl")
      case .program(let message): throw .program("curl", message)
      }
    }
  }

  private func measuredSum() async throws(FetchError) -> String {
    report(.checking)
    return try await Checksum.md5(of: partial.path)
  }

  private func discard() throws(FetchError) {
    try FetchError.ofFile { () throws(FileFailure) in try partial.empty() }
  }
}
