import Concurrency
import RatingData

/// Reads a file of ratings with several workers; what comes out does not depend on their number.
struct RatingReader {
  let file: String
  let dialect: Dialect
  let options: ReadingOptions
  let watch: LoadingWatch

  /// Reads what is left of a stream.
  ///
  /// - Parameters:
  ///   - start: bytes that were read of it already and are to be parsed.
  ///   - lines: lines before them, for messages.
  func read(
    _ stream: any ByteStream, start: [UInt8], after lines: Int
  ) throws(LoadError) -> RatingTable {
    let whole = PeekedStream(start: start, rest: stream)
    let feed = BlockFeed(whole, file: file, watch: watch)
    let results = work(on: feed)
    let blocks = results.flatMap(\.blocks).sorted { $0.block.number < $1.block.number }
    let report = LineReport(blocks.map(\.block), file: file, after: lines)
    if options.faults == .stop, let first = report.faults.first { throw first }
    switch feed.whyStopped {
    case .stream(let error): throw error
    case .longLine:
      throw .longLine(at: report.place(report.lineCount + 1), limit: options.blockSize)
    case nil: break
    }
    let count = blocks.reduce(0) { $0 + $1.block.chunk.count }
    guard count > 0 else { throw report.emptiness(expected: dialect.layout) }
    guard count <= Int(Int32.max) else { throw .tooManyRatings(file: file) }
    feed.finishedAll()
    return RatingTable(
      file: file, results: results, blocks: blocks, report: report,
      workers: options.workers)
  }

  /// What a worker has in the end.
  struct WorkerResult: Sendable {
    let users: IdentifierTable
    let movies: IdentifierTable
    let blocks: [WorkedBlock]
  }

  /// A block and who parsed it.
  struct WorkedBlock: Sendable {
    let worker: Int
    let block: ParsedBlock
  }

  private func work(on feed: BlockFeed) -> [WorkerResult] {
    options.workers.share(options.threads) { worker in
      feed.deliver(result(of: worker, feed), by: worker)
    }
    return feed.results
  }

  private func result(of worker: Int, _ feed: BlockFeed) -> WorkerResult {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: options.blockSize + BlockFeed.padding, alignment: 64)
    defer { buffer.deallocate() }
    var parser = BlockParser(dialect)
    var blocks: [WorkedBlock] = []
    while let block = feed.next(into: buffer) {
      let parsed = parser.parse(block)
      blocks.append(WorkedBlock(worker: worker, block: parsed))
      feed.finished(block, ratings: parsed.chunk.count)
      if options.faults == .stop, parsed.faultCount > 0 { feed.stop() }
    }
    return WorkerResult(users: parser.users, movies: parser.movies, blocks: blocks)
  }
}
