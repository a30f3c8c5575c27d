import Archives
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
    let source = BlockSource(whole, isCancelled: watch.isCancelled)
    let progress = ReadingProgress(watch, file: file, totalBytes: whole.size)
    let results = options.workers.map(options.threads) { result(of: $0, source, progress) }
    let blocks = results.flatMap(\.blocks).sorted { $0.block.number < $1.block.number }
    let report = LineReport(blocks.map(\.block), file: file, after: lines)
    if options.faults == .stop, let first = report.faults.first { throw first }
    switch source.failure {
    case .stream(let error): throw error
    case .longLine:
      throw .longLine(at: report.place(report.lineCount + 1), limit: options.blockSize)
    case nil: break
    }
    let count = blocks.reduce(0) { $0 + $1.block.chunk.count }
    guard count > 0 else { throw report.emptiness(expected: dialect.layout) }
    guard count <= Int(Int32.max) else { throw .tooManyRatings(file: file) }
    progress.startArranging()
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

  private func result(
    of worker: Int, _ source: BlockSource, _ progress: ReadingProgress
  ) -> WorkerResult {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: options.blockSize + BlockSource.padding, alignment: 64)
    defer { buffer.deallocate() }
    var parser = BlockParser(dialect)
    var blocks: [WorkedBlock] = []
    while let block = source.next(into: buffer) {
      let parsed: ParsedBlock
      do throws(LoadError) {
        parsed = try parser.parse(block)
      } catch {
        source.stop(error)
        break
      }
      blocks.append(WorkedBlock(worker: worker, block: parsed))
      progress.add(bytes: block.bytes.count, ratings: parsed.chunk.count)
      if options.faults == .stop, parsed.faultCount > 0 { source.stop() }
    }
    return WorkerResult(users: parser.users, movies: parser.movies, blocks: blocks)
  }
}
