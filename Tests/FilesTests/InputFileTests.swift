import Glibc
import SystemPackage
import TestFolders
import Testing

@testable import Files

@Suite struct `Files that are read` {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/file" }

  @Test func `Parts are read from where they are, and no further than the end`() throws {
    try DurableFile.replace(path, with: [0, 1, 2, 3, 4])
    let file = try InputFile(path)
    #expect(file.size == 5)
    #expect(try file.bytes(1..<3) == [1, 2])
    #expect(try file.bytes(3..<9) == [3, 4])
    #expect(try file.bytes(7..<9) == [])
    #expect(try InputFile.contents(of: path) == [0, 1, 2, 3, 4])
  }

  @Test func `A file that shrinks while it is read gives what is left`() throws {
    try DurableFile.replace(path, with: [0, 1, 2, 3, 4])
    let file = try InputFile(path)
    truncate(path, 2)
    #expect(try file.bytes(0..<5) == [0, 1])
  }

  @Test func `A limit is kept, and said`() throws {
    try DurableFile.replace(path, with: [0, 1, 2])
    #expect(try InputFile.contents(of: path, atMost: 3).count == 3)
    #expect(throws: FileFailure.tooLong(path: path, limit: 2)) {
      try InputFile.contents(of: path, atMost: 2)
    }
  }

  @Test func `A pipe that nobody writes to is refused, not waited for`() {
    mkfifo(path, 0o600)
    #expect(throws: FileFailure.noFile(path: path)) { try InputFile.contents(of: path) }
    #expect(throws: FileFailure.noFile(path: "/dev/zero")) {
      try InputFile.contents(of: "/dev/zero")
    }
  }

  @Test func `A folder and a missing file are told apart by the system's words`() {
    #expect(throws: FileFailure.system(path: folder.path, code: EISDIR)) {
      try InputFile.contents(of: folder.path)
    }
    #expect {
      try InputFile.contents(of: path)
    } throws: { "\($0)" == "\(path): No such file or directory" }
  }
}
