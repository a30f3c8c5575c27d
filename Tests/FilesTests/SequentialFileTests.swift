import Foundation
import TestFolders
import Testing

@testable import Files

@Suite struct `Files that are read from start to end` {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/file" }

  @Test func `All bytes come, and then none`() throws {
    try DurableFile.replace(path, with: [1, 2, 3])
    var file = try SequentialFile(path)
    #expect(file.size == 3)
    #expect(try bytes(&file, atMost: 2) == [1, 2])
    #expect(try bytes(&file, atMost: 2) == [3])
    #expect(try bytes(&file, atMost: 2) == [])
    #expect(try file.sizeAfterChange() == nil)
  }

  @Test(arguments: [1, 5]) func `A file of another size is noticed at the end`(size: Int) throws {
    try DurableFile.replace(path, with: [1, 2, 3])
    var file = try SequentialFile(path)
    truncate(path, size)
    while try !bytes(&file, atMost: 2).isEmpty {}
    #expect(try file.sizeAfterChange() == size)
  }

  @Test func `A file with other bytes of the same number is noticed`() throws {
    try DurableFile.replace(path, with: [1, 2, 3])
    var file = try SequentialFile(path)
    while try !bytes(&file, atMost: 2).isEmpty {}
    var times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
    utimensat(AT_FDCWD, path, &times, 0)
    #expect(try file.sizeAfterChange() == 3)
  }

  @Test func `A device has no size, and is not held to one`() throws {
    var file = try SequentialFile("/dev/zero")
    #expect(file.size == nil)
    #expect(try bytes(&file, atMost: 2) == [0, 0])
    #expect(try file.sizeAfterChange() == nil)
  }

  @Test func `A folder is none`() {
    #expect(throws: FileFailure.system(path: folder.path, code: EISDIR)) {
      _ = try SequentialFile(folder.path).size
    }
  }

  private func bytes(_ file: inout SequentialFile, atMost count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = try bytes.withUnsafeMutableBytes { try file.read(into: $0) }
    return Array(bytes[..<read])
  }
}
