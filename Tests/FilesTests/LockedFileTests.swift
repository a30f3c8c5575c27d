import Glibc
import TestFolders
import Testing

@testable import Files

@Suite struct `Files that one holds at a time` {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/file" }

  private func append(_ bytes: [UInt8], to file: LockedFile) throws {
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    defer { piece.deallocate() }
    piece.copyBytes(from: bytes)
    try file.append(UnsafeRawBufferPointer(piece))
  }

  private var isFree: Bool {
    get throws { try LockedFile(path) != nil }
  }

  @Test func `Grow at their end, where the last one left them`() throws {
    var first = try LockedFile(path)
    #expect(first?.size == 0)
    try append([1, 2], to: try #require(first))
    try append([3], to: try #require(first))
    #expect(try !isFree)
    first = nil
    let second = try #require(try LockedFile(path))
    #expect(second.size == 3)
    try append([4], to: second)
    #expect(try InputFile.contents(of: path) == [1, 2, 3, 4])
    try second.empty()
    try append([5], to: second)
    #expect(second.size == 1)
    #expect(try InputFile.contents(of: path) == [5])
  }

  @Test func `Are nobody else's until they are let go, and not after`() throws {
    let file = try #require(try LockedFile(path))
    #expect(try !isFree)
    file.remove()
    #expect(folder.names == [])
    #expect(try isFree)
    file.remove()
    #expect(folder.names == ["file"])
  }

  @Test func `Are waited for while another one holds them, and not for ever`() async throws {
    var first = try LockedFile(path)
    #expect(throws: FileFailure.inUse(path: path)) {
      try LockedFile.waiting(for: path, atMost: .zero).size
    }
    let waiting = Task.detached { [path] in try LockedFile.waiting(for: path).size }
    try append([1, 2], to: try #require(first))
    first = nil
    #expect(try await waiting.value == 2)
  }

  @Test func `Are beside the file that they are for, which is what a person hears of`() throws {
    let lock = try LockedFile.ofChanges(to: path)
    #expect(folder.names == [".file.lock"])
    #expect(throws: FileFailure.inUse(path: path)) {
      try LockedFile.ofChanges(to: path, atMost: .zero).size
    }
    lock.remove()
    #expect(folder.names == [])
    let nowhere = folder.path + "/none/file"
    #expect(throws: FileFailure.system(path: nowhere, code: ENOENT)) {
      try LockedFile.ofChanges(to: nowhere).size
    }
  }

  @Test func `Are never links, and never special`() throws {
    symlink("elsewhere", path)
    #expect(throws: FileFailure.system(path: path, code: ELOOP)) { try isFree }
    unlink(path)
    mkfifo(path, 0o600)
    #expect(throws: FileFailure.noFile(path: path)) { try isFree }
    #expect(throws: FileFailure.system(path: path + "/a", code: ENOTDIR)) {
      try LockedFile(path + "/a") != nil
    }
  }
}
