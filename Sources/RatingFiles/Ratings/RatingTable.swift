import Concurrency
import RatingData

/// What a file of ratings says: columns in the order of the file, users and movies by ascending id.
struct RatingTable {
  let file: String
  let userIDs: IdentifierRanks
  let movieIDs: IdentifierRanks
  let ratings: Ratings
  let report: LineReport

  /// - Parameters:
  ///   - results: by worker.
  ///   - blocks: in the order of the file; their memory goes back to the system on the way.
  ///   - workers: who copy them.
  init(
    file: String, results: [RatingReader.WorkerResult], blocks: [RatingReader.WorkedBlock],
    report: LineReport, workers: Workers
  ) {
    self.file = file
    self.report = report
    let (userIDs, movieIDs) = workers.both {
      IdentifierRanks(results.map(\.users))
    } _: {
      IdentifierRanks(results.map(\.movies))
    }
    let gathering = Gathering(blocks, workers)
    ratings = Ratings(
      users: gathering.users(userIDs), movies: gathering.movies(movieIDs),
      values: gathering.values(), times: gathering.times(), userCount: userIDs.ids.count,
      movieCount: movieIDs.ids.count)
    self.userIDs = userIDs
    self.movieIDs = movieIDs
  }
}

/// Copies the stretches of columns to where the whole columns stand, several at a time.
private struct Gathering {
  private let blocks: [RatingReader.WorkedBlock]
  private let workers: Workers
  /// Where each block's ratings start.
  private let starts: [Int]
  private let count: Int

  init(_ blocks: [RatingReader.WorkedBlock], _ workers: Workers) {
    self.blocks = blocks
    self.workers = workers
    var starts: [Int] = []
    var count = 0
    for block in blocks {
      starts.append(count)
      count += block.block.chunk.count
    }
    self.starts = starts
    self.count = count
  }

  func users(_ ids: IdentifierRanks) -> [UserIndex] {
    column { worked, target in
      let ranks = ids[worker: worked.worker]
      let source = worked.block.chunk.users
      for position in target.indices {
        target[position] = UserIndex(Int(ranks[source.elements[position]]))
      }
      source.release()
    }
  }

  func movies(_ ids: IdentifierRanks) -> [MovieIndex] {
    column { worked, target in
      let ranks = ids[worker: worked.worker]
      let source = worked.block.chunk.movies
      for position in target.indices {
        target[position] = MovieIndex(Int(ranks[source.elements[position]]))
      }
      source.release()
    }
  }

  /// Empty where the file has none. A set that knows no times may also say so with zeros.
  func times() -> [UInt32] {
    let known = blocks.contains { worked in
      let chunk = worked.block.chunk
      return chunk.times.elements.prefix(chunk.count).contains { $0 != 0 }
    }
    guard known else { return [] }
    return column { worked, target in
      let source = worked.block.chunk.times
      for position in target.indices { target[position] = source.elements[position] }
      source.release()
    }
  }

  func values() -> RatingValues {
    guard blocks.contains(where: { $0.block.chunk.floats != nil }) else {
      return RatingValues(
        halves: column { worked, target in
          let source = worked.block.chunk.halves
          for position in target.indices { target[position] = source.elements[position] }
          source.release()
        })
    }
    return RatingValues(
      floats: column { worked, target in
        let chunk = worked.block.chunk
        for position in target.indices { target[position] = chunk.value(position) }
        chunk.halves.release()
        chunk.floats?.release()
      })
  }

  /// A column of which `fill` writes the stretch of one block.
  private func column<Element>(
    _ fill: @Sendable (RatingReader.WorkedBlock, UnsafeMutableBufferPointer<Element>) -> Void
  ) -> [Element] {
    [Element](unsafeUninitializedCapacity: count) { memory, initializedCount in
      // Every block has a stretch of its own, and nobody reads before all are done.
      nonisolated(unsafe) let memory = memory
      workers.share(blocks.count) { number in
        let worked = blocks[number]
        let range = starts[number]..<starts[number] + worked.block.chunk.count
        fill(worked, UnsafeMutableBufferPointer(rebasing: memory[range]))
      }
      initializedCount = count
    }
  }
}
