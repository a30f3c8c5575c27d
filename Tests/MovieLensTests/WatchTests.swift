import RatingData
import Synchronization
import Testing

@testable import MovieLens

@Suite struct `Whoever watches data being read` {
  /// A few blocks long.
  private static let file = MemoryFiles.alone(
    (0..<300_000).map { "\($0 % 1000) \($0 % 777) \($0 % 5 + 1)\n" }.joined())

  private func read(_ watch: LoadingWatch) throws -> DataSet {
    let options = ReadingOptions(threads: 2)
    return try Formats.read(file: "my.txt", in: Self.file, Reading(options, watch: watch))
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

  @Test func `can call it off in the middle`() throws {
    let count = Mutex(0)
    let watch = LoadingWatch(
      report: { _ in count.withLock { $0 += 1 } },
      isCancelled: { count.withLock { $0 >= 2 } })
    #expect(throws: LoadError.cancelled) { try read(watch) }
    #expect(count.withLock { $0 } < 5)
  }
}
