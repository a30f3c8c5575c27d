import Files
import MovieLens

/// Gets an archive from its source and proves that it is the published one.
struct Supply {
  let fetch: Fetch
  let partial: LockedFile
  let report: (FetchEvent) -> Void

  private var set: PublishedSet { fetch.set }

  /// Where the archive is, once it is all there and has the right sum.
  func provenArchive() async throws(FetchError) -> String {
    switch fetch.source {
    case .file(let path):
      try await checkFile(path)
      return path
    case .address(let address):
      try await download(address, expecting: try await publishedSum(beside: address))
      return partial.path
    }
  }

  // MARK: A file

  private func checkFile(_ path: String) async throws(FetchError) {
    do throws(FileFailure) {
      // Before anything else, so that what is wrong with it is said of it and not of a program.
      _ = try InputFile(path)
    } catch {
      throw .noSource(error)
    }
    let expected = try publishedSum(besideFile: path)
    report(.checking)
    let found = try await Checksum.md5(of: path)
    guard found == expected else { throw try wrongSum(path, expected: expected, found: found) }
  }

  private func publishedSum(besideFile path: String) throws(FetchError) -> String {
    if let sum = set.md5 { return sum }
    let place = path + ".md5"
    guard FileKind(at: place) != nil else { throw .noSum(at: place, fault: nil) }
    let bytes: [UInt8]
    do throws(FileFailure) {
      bytes = try InputFile.contents(of: place, atMost: PublishedSum.longest)
    } catch {
      throw .noSource(error)
    }
    return try sum(in: String(decoding: bytes, as: UTF8.self), at: place)
  }

  // MARK: An address

  private func download(
    _ address: WebAddress, expecting sum: String
  ) async throws(FetchError) {
    // What an earlier fetch brought whole needs no server.
    if partial.size == set.bytes, try await isProven(by: sum) { return }
    while true {
      let pieces = try await transfer(address)
      report(.checking)
      let found = try await Checksum.md5(of: partial.path)
      if found == sum { return }
      let error = try wrongSum(partial.path, expected: sum, found: found)
      try discard()
      // Pieces may be of two editions, or of another source. A whole one that is wrong stays wrong.
      guard pieces > 1 else { throw error }
      report(.startingAnew(.wrongSum))
    }
  }

  private func isProven(by sum: String) async throws(FetchError) -> Bool {
    report(.checking)
    return try await Checksum.md5(of: partial.path) == sum
  }

  private func transfer(_ address: WebAddress) async throws(FetchError) -> Int {
    try Room(in: fetch.folder.path).check(for: set.bytes(missingFrom: partial))
    return try await get(address, atMost: 2 * set.bytes + 1 << 20, into: partial)
  }

  private func publishedSum(beside address: WebAddress) async throws(FetchError) -> String {
    if let sum = set.md5 { return sum }
    let place = address.with(ending: ".md5")
    let landing = TextLanding()
    do throws(FetchError) {
      _ = try await get(place, atMost: PublishedSum.longest, into: landing)
    } catch .transfer(let fault, _, _) {
      throw .noSum(at: place.words, fault: fault)
    }
    return try sum(in: landing.text, at: place.words)
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
      case .program(let words): throw .program("curl", words)
      }
    }
  }

  // MARK: Both

  private func sum(in text: String, at place: String) throws(FetchError) -> String {
    guard let sum = PublishedSum.parse(text, of: set.name + ".zip") else {
      throw .unclearSum(at: place, found: text)
    }
    return sum
  }

  private func wrongSum(
    _ path: String, expected: String, found: String
  ) throws(FetchError) -> FetchError {
    let start = try FetchError.ofFile { () throws(FileFailure) in
      try InputFile.begins(path, with: [0x50, 0x4B])
    }
    return .wrongSum(
      .init(source: fetch.source, expected: expected, found: found, isArchive: start))
  }

  private func discard() throws(FetchError) {
    try FetchError.ofFile { () throws(FileFailure) in try partial.empty() }
  }
}
