import Glibc
import TestFolders
import Testing

@testable import Files

@Suite("Files replaced in one piece")
struct DurableFileTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/file" }
  private var link: String { folder.path + "/link" }

  @Test("A link stays one, and its target is replaced")
  func links() throws {
    try DurableFile.replace(path, with: [1])
    symlink("file", link)
    try DurableFile.replace(link, with: [2, 3])
    #expect(try InputFile.contents(of: path) == [2, 3])
    #expect(kind(of: link) == S_IFLNK)
    #expect(folder.names == ["file", "link"])
  }

  @Test(
    "Who may read a file does not change when it is replaced", arguments: [0o600, 0o640, 0o644])
  func rights(mode: mode_t) throws {
    try DurableFile.replace(path, with: [1])
    chmod(path, mode)
    try DurableFile.replace(path, with: [2])
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == mode)
  }

  @Test("A link to nothing is refused")
  func brokenLink() {
    symlink("nowhere", link)
    #expect(throws: FileFailure.obstructed(path: link, by: .brokenLink)) {
      try DurableFile.replace(link, with: [1])
    }
    #expect(folder.names == ["link"])
  }

  @Test("What is no file is refused and stays, even by a link to it")
  func special() {
    mkfifo(path, 0o600)
    symlink("file", link)
    for name in [path, link] {
      #expect(throws: FileFailure.obstructed(path: name, by: .special)) {
        try DurableFile.replace(name, with: [1])
      }
    }
    #expect(kind(of: path) == S_IFIFO)
    #expect(throws: FileFailure.obstructed(path: "/dev/null", by: .special)) {
      try DurableFile.destination(of: "/dev/null")
    }
    #expect(throws: FileFailure.system(path: folder.path, code: EISDIR)) {
      try DurableFile.replace(folder.path, with: [1])
    }
    #expect(folder.names == ["file", "link"])
  }

  @Test("A temporary file that stands already is not written to")
  func foreignTemporary() throws {
    let temporary = "\(path).\(getpid())-0.partial"
    try DurableFile.replace(folder.path + "/other", with: [7])
    symlink("other", temporary)
    try DurableFile.replace(path, with: [1])
    #expect(try InputFile.contents(of: folder.path + "/other") == [7])
    #expect(kind(of: path) == S_IFREG)
    #expect(folder.names == ["file", "file.\(getpid())-0.partial", "other"])
  }

  @Test("What is written in pieces has its name when it is whole, and not before")
  func pieces() throws {
    try DurableFile.replace(path, with: [9])
    let writer = try DurableFile.Writer(path)
    for piece in [[1, 2], [], [3]] as [[UInt8]] { try writer.append(piece) }
    #expect(try InputFile.contents(of: path) == [9])
    try writer.commit()
    #expect(try InputFile.contents(of: path) == [1, 2, 3])
    #expect(folder.names == ["file"])
  }

  @Test("What is not committed leaves what was there, and nothing beside it")
  func calledOff() throws {
    try DurableFile.replace(path, with: [9])
    do {
      let writer = try DurableFile.Writer(path)
      try writer.append([2])
      try writer.secure()
      #expect(folder.names.count == 2)
    }
    #expect(try InputFile.contents(of: path) == [9])
    #expect(folder.names == ["file"])
  }

  @Test("Two that write to one name don't mix; the last to finish stays")
  func two() throws {
    let first = try DurableFile.Writer(path)
    let second = try DurableFile.Writer(path)
    try first.append([1])
    try second.append([2])
    try second.commit()
    try first.commit()
    #expect(try InputFile.contents(of: path) == [1])
    #expect(folder.names == ["file"])
  }

  @Test("A write that fails at the last leaves nothing beside it")
  func late() throws {
    // A folder in the way of the new name fails the rename, as late as a write can fail.
    #expect(throws: FileFailure.self) {
      let writer = try DurableFile.Writer(at: folder.path, calledBy: "a folder")
      try writer.append([1])
      try writer.commit()
    }
    #expect(throws: FileFailure.self) { try DurableFile.replace("", with: [1]) }
    #expect(folder.names == [])
  }

  /// What stands at a path, links not followed.
  private func kind(of path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
