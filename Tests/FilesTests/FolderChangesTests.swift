import Glibc
import TestFolders
import Testing

@testable import Files

@Suite struct `Folders that change` {
  private let folder = TemporaryFolder()

  private func make(_ name: String, with files: String...) throws -> String {
    let path = "\(folder.path)/\(name)"
    try Folder.create(path)
    for file in files { try DurableFile.replace("\(path)/\(file)", with: []) }
    return path
  }

  @Test func `Go with all that is in them, and not with what links lead to`() throws {
    let kept = try make("kept", with: "file")
    let gone = try make("gone", with: "a", ".hidden")
    _ = try make("gone/deep/deeper", with: "b")
    symlink(kept, gone + "/link")
    symlink("nowhere", gone + "/broken")
    try Folder.remove(gone)
    #expect(folder.names == ["kept"])
    #expect(try Folder.names(in: kept) == ["file"])
    symlink(kept, gone)
    try Folder.remove(gone)
    #expect(try Folder.names(in: kept) == ["file"])
    try Folder.remove(gone)
  }

  @Test func `Take a name, whether it is free, empty, full or a link`() throws {
    let name = folder.path + "/set"
    let other = try make("other", with: "file")
    for prepare in [
      {}, { _ = try make("set") }, { _ = try make("set", with: "old", "older") },
      {
        try Folder.remove(name)
        symlink(other, name)
      },
    ] as [() throws -> Void] {
      try prepare()
      let new = try make("new", with: "new")
      try Folder.move(new, to: name)
      #expect(try Folder.names(in: name) == ["new"])
      #expect(folder.names == ["other", "set"])
    }
    #expect(try Folder.names(in: other) == ["file"])
  }

  @Test func `Say where they cannot go`() throws {
    let new = try make("new")
    #expect(throws: FileFailure.system(path: "\(folder.path)/no/set", code: ENOENT)) {
      try Folder.move(new, to: "\(folder.path)/no/set")
    }
  }

  @Test func `Have room, or nobody knows`() throws {
    #expect(try #require(FreeSpace.bytes(at: folder.path)) > 0)
    #expect(FreeSpace.bytes(at: folder.path + "/nothing") == nil)
  }
}
