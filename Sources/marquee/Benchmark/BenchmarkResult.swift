import Cells
import Learning
import RatingData
import Text

/// What a benchmark measured.
struct BenchmarkResult: CommandResult {
  let data: DataSet
  let settings: Settings
  /// Reading the files, indexes included; nil where they can be read but once.
  let load: LoadTiming?
  /// Training and validation.
  let epochSeconds: Double
  let ratingsPerSecond: Double
  /// Bytes of rows that a rating reads and writes; nil where that does not tell the learner's pace.
  let rowTraffic: Int?
  /// What memory copies, read and written.
  let copyBytesPerSecond: Double
  /// A query for ten movies.
  let neighboursSeconds: Double
  /// A query for ten movies.
  let recommendationsSeconds: Double
  /// Neighbours among a million rows; nil where nobody asked.
  var million: NeighbourTiming?
  let log: LogTiming
  /// Layout and paint of the slowest screen's frame of 200 × 60, the terminal's own work left out.
  let frameSeconds: Double
  /// From starting the dashboard on the embedded ratings to its first frame; nil without a pty.
  let firstFrameSeconds: Double?

  private var rowBytesPerSecond: Double? { rowTraffic.map { Double($0) * ratingsPerSecond } }

  var json: JSON {
    let figures: JSON = [
      "data": .string(data.name), "preset": .string(settings.preset.rawValue),
      "ratings": .integer(data.ratings.count), "users": .integer(data.ratings.userCount),
      "movies": .integer(data.ratings.movieCount), "load_seconds": .number(load?.allThreads),
      "load_one_thread_seconds": .number(load?.oneThread),
      "load_lines_seconds": .number(load?.lines),
      "load_threads": load.map { .integer($0.threads) } ?? .null,
      "load_bytes": load.map { .integer($0.bytes) } ?? .null,
      "memchr_seconds": .number(load?.scan?.lineEnds),
      "wc_seconds": .number(load?.scan?.wordCount),
      "epoch_seconds": .number(epochSeconds),
      "ratings_per_second": .number(ratingsPerSecond.rounded()),
      "row_bytes_per_second": .number(rowBytesPerSecond?.rounded()),
      "copy_bytes_per_second": .number(copyBytesPerSecond.rounded()),
      "neighbours_seconds": .number(neighboursSeconds),
      "recommendations_seconds": .number(recommendationsSeconds),
      "log_seconds": .number(log.seconds), "log_points": .integer(log.points),
      "log_frame_seconds": .number(log.frameSeconds),
      "frame_seconds": .number(frameSeconds),
      "first_frame_seconds": .number(firstFrameSeconds),
    ]
    return figures.adding(
      million.map {
        [
          "million_neighbours_seconds": .number($0.search),
          "million_read_seconds": .number($0.read),
        ]
      } ?? [:])
  }

  func lines(fitting width: Int?) -> [String] {
    var table = TextTable([("what", .left), ("best", .right), ("", .left)])
    load?.rows.forEach { table.append($0) }
    table.append([
      "epoch", Numbers.duration(epochSeconds),
      "training and validation, \(ratingsPerSecond.asRate)/s",
    ])
    if let rowBytesPerSecond {
      let part = Int((100 * rowBytesPerSecond / copyBytesPerSecond).rounded())
      table.append([
        "", "",
        "rows at \(rowBytesPerSecond.asRate)B/s, \(part) % of what memory copies,"
          + " \(copyBytesPerSecond.asRate)B/s; above 100 %, caches serve a part",
      ])
    }
    table.append([
      "neighbours", Numbers.duration(neighboursSeconds), "the ten nearest \(data.kind.plural)",
    ])
    if let million {
      table.append([
        "", Numbers.duration(million.search),
        "the same among \(million.rows.grouped) rows of \(million.columns); reading them once takes "
          + Numbers.duration(million.read),
      ])
    }
    table.append([
      "recommendations", Numbers.duration(recommendationsSeconds),
      "the ten best unseen \(data.kind.plural)",
    ])
    table.append([
      "log", Numbers.duration(log.seconds),
      "\(log.points.grouped) points of a TensorBoard event file, one thread,"
        + " \((Double(log.points) / log.seconds).asRate)/s",
    ])
    table.append([
      "", Numbers.duration(log.frameSeconds), "a frame of 300 such runs, six of them drawn",
    ])
    table.append([
      "frame", Numbers.duration(frameSeconds),
      "the slowest screen at 200 × 60, laid out and painted",
    ])
    if let firstFrameSeconds {
      table.append([
        "first frame", Numbers.duration(firstFrameSeconds), "from start, on the embedded ratings",
      ])
    }
    return ["\(data.name), \(settings.preset.rawValue): \(sizes)", ""] + table.lines(fitting: width)
  }

  private var sizes: String {
    let ratings = data.ratings
    return "\(ratings.count.grouped) ratings, \(ratings.userCount.grouped) users,"
      + " \(data.kind.counted(ratings.movieCount))"
  }
}

extension LoadTiming {
  /// Lines of a table: what, how long, and how fast.
  fileprivate var rows: [[String]] {
    var rows = [
      row("load", allThreads, threads == 1 ? "one thread" : "\(threads) threads, files to indexes")
    ]
    if threads > 1 { rows.append(row("", oneThread, "one thread")) }
    rows.append(row("lines", lines, "of it for the ratings' lines"))
    if let scan {
      rows.append(row("memchr", scan.lineEnds, "finding the same line ends, one thread"))
      if let wordCount = scan.wordCount { rows.append(row("wc -l", wordCount, "the same file")) }
    }
    return rows
  }

  private func row(_ name: String, _ seconds: Double, _ note: String) -> [String] {
    [name, Numbers.duration(seconds), "\((Double(bytes) / seconds).asRate)B/s, \(note)"]
  }
}
