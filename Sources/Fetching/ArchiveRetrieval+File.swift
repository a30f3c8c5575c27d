import Files
import RatingFiles

extension ArchiveRetrieval {
  /// Proves that a file is the published archive; it is read where it is.
  func prove(file path: String) async throws(FetchError) {
    do throws(FileFailure) {
      // Before anything else, so that what is wrong with it is said of it and not of a program.
      _ = try InputFile(path)
    } catch {
      throw .noSource(error)
    }
    let expected = try publishedSum(besideFile: path)
    report(.checking)
    let found = try await Checksum.md5(of: path)
    guard found == expected else { throw try wrongSum(of: path, expected: expected, found: found) }
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
}
