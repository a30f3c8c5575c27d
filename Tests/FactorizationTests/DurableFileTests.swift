import Testing

@testable import Factorization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
    #expect(try DurableFile.contents(of: path) == [2, 3])
    #expect(kind(of: link) == S_IFLNK)
    #expect(folder.names == ["file", "link"])
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
    #expect(try DurableFile.contents(of: folder.path + "/other") == [7])
    #expect(kind(of: path) == S_IFREG)
    #expect(folder.names == ["file", "file.\(getpid())-0.partial", "other"])
  }

  /// What stands at a path, links not followed.
  private func kind(of path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
