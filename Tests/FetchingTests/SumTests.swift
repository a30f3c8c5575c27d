import Files
import TestFolders
import Testing

@testable import Fetching

@Suite struct `Sums` {
  private static let sum = "0e33842e24a9c977be4e0107933c0723"
  private static let other = "c4d9eecfca2ab87c1945afe126590906"

  @Test(arguments: [
    "MD5 (ml-100k.zip) = \(sum)", "\(sum)  ml-100k.zip\n", "\(sum) *ml-100k.zip\r\n",
    "\(sum)\n", "\n\(sum.uppercased())\n", "MD5 (/srv/sets/ml-100k.zip) = \(sum)\n",
    "# sums\n\(other)  ml-1m.zip\n\(sum)  ./ml-100k.zip\n",
    "MD5 (ml-1m.zip) = \(other)\nMD5 (ml-100k.zip) = \(sum)\n", "\(sum)  renamed.zip\n",
  ]) func `are found as both families of systems write them`(text: String) {
    #expect(PublishedSum.parse(text, of: "ml-100k.zip") == Self.sum)
  }

  @Test(arguments: [
    "", "<html>404</html>", String(sum.dropLast()), sum + "0", "MD5 (ml-100k.zip) = ",
    "SHA256 (ml-100k.zip) = \(sum)\(other)", "\(sum)  a.zip\n\(other)  b.zip\n",
  ]) func `are not guessed`(text: String) {
    #expect(PublishedSum.parse(text, of: "ml-100k.zip") == nil)
  }

  /// Source: RFC 1321, A.5.
  @Test(arguments: [
    ("", "d41d8cd98f00b204e9800998ecf8427e"), ("abc", "900150983cd24fb0d6963f7d28e17f72"),
    ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
  ]) func `are those of the standard`(text: String, sum: String) async throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/-n \\ \n.zip"
    try DurableFile.replace(path, with: Array(text.utf8))
    #expect(try await Checksum.md5(of: path) == sum)
  }
}
