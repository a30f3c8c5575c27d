import Archives
import Files
import RatingFiles

/// Gets an archive from its source and proves that it is the published one.
struct ArchiveRetrieval {
  let fetch: Fetch
  let partial: LockedFile
  let report: (FetchEvent) -> Void

  var set: PublishedSet { fetch.set }

  /// Where the archive is, once it is all there and has the right sum.
  func provenArchive() async throws(FetchError) -> String {
    switch fetch.source {
    case .file(let path):
      try await prove(file: path)
      return path
    case .address(let address):
      try await download(address, expecting: try await publishedSum(beside: address))
      return partial.path
    }
  }

  /// The sum of the archive in what is published beside it.
  func sum(in text: String, at place: String) throws(FetchError) -> String {
    guard let sum = PublishedSum.parse(text, of: set.name + ".zip") else {
      throw .unclearSum(at: place, found: text)
    }
    return sum
  }

  /// What is thrown for a file whose sum is another one.
  func wrongSum(
    of path: String, expected: String, found: String
  ) throws(FetchError) -> FetchError {
    let isArchive = try FetchError.ofFile { () throws(FileFailure) in
      try InputFile.begins(path, withOneOf: SetArchive.signatures)
    }
    return .wrongSum(
      FetchError.WrongSum(
        source: fetch.source, expected: expected, found: found, isArchive: isArchive))
  }
}
