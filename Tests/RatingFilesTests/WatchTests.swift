import Files
import Foundation
import RatingData
import Synchronization
import TestFolders
import Testing

@testable import RatingFiles

@Suite struct `Whoever watches data being read` {
  /// A few blocks long.
  private static let file = MemoryFiles.alone(
    (0..<300_000).map { "\($0 % 1000) \($0 % 777) \($0 % 5 + 1)\n" }.joined())

  private func read(_ watch: LoadingWatch) throws -> DataSet {
    let options = ReadingOptions(threads: 2)
    return try Formats.read(file: "my.txt", in: Self.file, ReadingContext(options, watch: watch))
  }

  @Test func `is told of more and more, and last of all`() throws {
    let told = Mutex<[LoadingProgress]>([])
    let data = try read(
      LoadingWatch(report: { progress in told.withLock { $0.append(progress) } }))
    let progress = told.withLock { $0 }
    #expect(progress.count > 3)
    #expect(zip(progress, progress.dropFirst()).allSatisfy { $0.bytes <= $1.bytes })
    #expect(progress.dropLast().allSatisfy { $0.stage == .reading && $0.file == "my.txt" })
    let last = try #require(progress.last)
    #expect(last.stage == .arranging)
    #expect((last.ratings, last.bytes) == (data.ratings.count, last.totalBytes))
  }

  @Test(arguments: [0, 1]) func `hears of it where somebody writes to the file meanwhile`(
    change: Int
  ) throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/my.txt"
    let line = "1 2 3.5 77777\n"
    let bytes = Array(String(repeating: line, count: 300_000).utf8)
    try DurableFile.replace(path, with: bytes)
    let isChanged = Mutex(false)
    let watch = LoadingWatch(report: { _ in
      isChanged.withLock { isDone in
        guard !isDone else { return }
        isDone = true
        truncate(path, bytes.count + (change == 0 ? 2_000 : -2_000))
      }
    })
    do {
      _ = try Source(path).load(ReadingOptions(faults: .skip, threads: 1), watch: watch)
      Issue.record("nothing was noticed")
    } catch {
      let size = bytes.count + (change == 0 ? 2_000 : -2_000)
      #expect(error == .changed(path: path, was: bytes.count, isNow: size))
    }
  }

  @Test func `can call it off in the middle`() throws {
    let count = Mutex(0)
    let watch = LoadingWatch(
      report: { _ in count.withLock { $0 += 1 } },
      isCancelled: { count.withLock { $0 >= 2 } })
    #expect(throws: LoadError.cancelled) { try read(watch) }
    #expect(count.withLock { $0 } < 5)
  }
}
