import Foundation
import Testing

@testable import MovieLens

@Suite struct `A file's contents` {
  @Test(arguments: [0, 1, 70_000]) func `are all of its bytes`(count: Int) throws {
    try inTemporaryFolder { folder in
      let path = folder + "/file"
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let file = FileBytes(name: "file", storage: .read(try FileContents(path: path)))
      #expect(file.withBytes { Array($0) } == bytes)
    }
  }

  @Test(arguments: [9, 2]) func `are refused if it grows or shrinks meanwhile`(told: Int) throws {
    try inTemporaryFolder { folder in
      let path = folder + "/file"
      try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path))
      let descriptor = File.descriptor(path)
      defer { close(descriptor) }
      let error = #expect(throws: LoadError.self) {
        free(try FileContents.contents(told, from: descriptor, path).baseAddress)
      }
      let words = "it went from \(told) to 3 bytes while it was read"
      #expect(error?.description.contains(words) == true)
      #expect(error?.kind == .inputOutput)
    }
  }
}
