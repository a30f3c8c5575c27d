import Glibc
import TestFolders
import Testing

@testable import Files

@Suite struct Folders {
  private let folder = TemporaryFolder()

  @Test func `Names of any length are found, hidden ones too, sorted`() throws {
    let names = [".hidden", "a", "é", String(repeating: "n", count: 230)]
    for name in names { try DurableFile.replace("\(folder.path)/\(name)", with: []) }
    #expect(try Folder.names(in: folder.path) == names.sorted())
  }

  @Test func `What is no folder is said to be none`() throws {
    let file = folder.path + "/file"
    try DurableFile.replace(file, with: [])
    #expect(throws: FileFailure.system(path: file, code: ENOTDIR)) { try Folder.names(in: file) }
    #expect(throws: FileFailure.system(path: file, code: ENOTDIR)) { try Folder.create(file) }
    #expect(throws: FileFailure.system(path: "\(file)/a", code: ENOTDIR)) {
      try Folder.create("\(file)/a")
    }
  }

  @Test func `A folder is made with those around it, and may be there already`() throws {
    let deep = folder.path + "/a/b/c"
    for _ in 1...2 {
      try Folder.create(deep)
      #expect(FileKind(at: deep) == .folder)
    }
    #expect(try Folder.names(in: folder.path) == ["a"])
  }

  @Test func `Kinds are told through links`() throws {
    let file = folder.path + "/file"
    let link = folder.path + "/link"
    let pipe = folder.path + "/pipe"
    try DurableFile.replace(file, with: [])
    symlink("file", link)
    mkfifo(pipe, 0o600)
    #expect(
      [file, link, pipe, folder.path].map { FileKind(at: $0) } == [.file, .file, .special, .folder])
    #expect(FileKind(at: folder.path + "/nothing") == nil)
  }

  @Test(arguments: [
    ("a/b.csv", "a", "b.csv"), ("b.csv", ".", "b.csv"), ("/b.csv", "/", "b.csv"),
    ("a/b/", "a", "b"),
  ])
  func `A path has a parent and a name`(path: String, parent: String, name: String) {
    #expect(Folder.parent(of: path) == parent)
    #expect(Folder.name(of: path) == name)
  }

  @Test func `The working folder has its name and not a dot`() {
    #expect(!Folder.name(of: ".").isEmpty)
    #expect(Folder.name(of: ".") != ".")
  }
}
