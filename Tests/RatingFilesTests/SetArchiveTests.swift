import Files
import TestArchives
import TestFolders
import Testing

@testable import Archives
@testable import RatingFiles

@Suite struct `Archives of published sets` {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/set.zip" }

  private func archive(_ entries: [ZipBuilder.Entry]) throws -> SetArchive {
    try DurableFile.replace(path, with: ZipBuilder(entries: entries).bytes)
    return try SetArchive(path: path, folder: "ml")
  }

  private func text(_ member: SetArchive.Member, of archive: SetArchive) throws -> String {
    let stream = try archive.open(member)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 1)
    defer { buffer.deallocate() }
    var bytes: [UInt8] = []
    while true {
      let count = try stream.read(into: buffer)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }

  @Test func `give what is in the set's folder, and nothing else`() throws {
    let archive = try archive([
      .stored("ml/", ""), .stored("ml/README", "terms"), .deflated("ml/more/a.dat", "1::2::3::4"),
      .stored("ml-other/x", ""), .stored("mlx", ""), .stored("__MACOSX/ml/README", ""),
    ])
    #expect(archive.members.map(\.path) == ["README", "more/a.dat"])
    #expect(archive.members.map(\.size) == [5, 10])
    #expect(try archive.members.map { try text($0, of: archive) } == ["terms", "1::2::3::4"])
    #expect(archive.outermost == ["__MACOSX", "ml", "ml-other", "mlx"])
  }

  @Test(arguments: [
    "../x", "ml/../../x", "/etc/x", "ml//x", "ml/./x", "ml/..", "ml/../", "..\\x", "", "/",
  ]) func `with a name that leads elsewhere are refused, wherever it stands`(name: String) {
    #expect(throws: StreamError.archive(path: path, fault: .unsafe(entry: name))) {
      try archive([.stored("ml/README", ""), .stored(name, "")])
    }
  }

  @Test(arguments: [(0o120_777, false), (0o020_666, false), (0o100_644, true), (0o040_755, true)])
  func `with links or devices are refused`(mode: Int, isPlain: Bool) throws {
    var entry = ZipBuilder.Entry.stored("ml/x", "../../etc")
    entry.mode = mode
    if isPlain {
      #expect(try archive([entry]).members.count == 1)
    } else {
      #expect(throws: StreamError.archive(path: path, fault: .unsafe(entry: "ml/x"))) {
        try archive([entry])
      }
    }
  }

  @Test func `are proved by size and sum when they are read`() throws {
    var entry = ZipBuilder.Entry.stored("ml/x", "abc")
    entry.checksum ^= 1
    let damaged = try archive([entry])
    #expect(throws: StreamError.archive(path: path, fault: .damaged(entry: "ml/x"))) {
      try text(damaged.members[0], of: damaged)
    }
    try DurableFile.replace(path, with: Array("<html>".utf8))
    #expect(throws: StreamError.archive(path: path, fault: .truncated)) {
      try SetArchive(path: path, folder: "ml")
    }
  }
}
