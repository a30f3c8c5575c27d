import Engines
import Learning
import Runs

/// Tells apart what comes out of spark-submit: events, what the program says besides, and the log of everybody else.
struct SparkReader {
  enum News {
    case event(TrainingEvent)
    case status(String)
    case weights(path: String, epoch: Int)
    case catalogue(path: String)
    case log(String)
    /// What belongs to the line before: a stack of Java's or Python's, of which there may be hundreds.
    case detail(String)
  }

  private var events = EventReader()
  /// The last iterations that were told of: what is done for them afterwards is no progress.
  private var lastEpoch = 0
  /// The last lines of the log, should that be all there is to tell why it ended.
  private var lastLines: [String] = []

  /// More than a stack has, each as far as it says anything.
  private static let keptLines = 200
  private static let keptCharacters = 500

  mutating func read(_ line: [UInt8]) -> [News] {
    guard line.starts(with: SparkLine.beginning) else {
      let text = String(decoding: line, as: UTF8.self)
      lastLines.append(String(text.prefix(Self.keptCharacters)))
      if lastLines.count > Self.keptLines { lastLines.removeFirst() }
      return [text.first?.isWhitespace == true ? .detail(text) : .log(text)]
    }
    switch SparkLine(line) {
    case .message(let text): return [.log(text)]
    case .status(let text): return [.status(text)]
    case .weights(let path, let epoch): return [.weights(path: path, epoch: epoch)]
    case .catalogue(let path): return [.catalogue(path: path)]
    case nil: break
    }
    var news: [News] = []
    do throws(EventLineError) {
      try events.read(line + [UInt8(ascii: "\n")]) { event in
        if case .epoch(let record) = event { lastEpoch = record.epoch }
        if case .progress(let progress) = event, progress.epoch <= lastEpoch { return }
        news.append(.event(event))
      }
    } catch {
      news += [.log("\(error)"), .log(String(decoding: line, as: UTF8.self))]
    }
    return news
  }

  /// The end of a program that did not say how it ended.
  func end(
    after ending: SparkProcess.Ending?, wasStopped: Bool
  ) throws(SparkProblem) -> RunEnd.Reason {
    guard !wasStopped else { return .stopped }
    switch ending {
    case .failed(let reason): throw .notStarted(reason)
    case .exited(let status): throw .ended(status: status, lastLines: lastLines)
    case nil: throw .ended(status: "for no known reason", lastLines: lastLines)
    }
  }
}
