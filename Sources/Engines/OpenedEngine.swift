import Concurrency
import Learning
import Models
import RatingData
import Runs

/// Reads a model that another program has learned: nothing trains.
public final class OpenedEngine: Engine {
  /// What was read.
  public struct Reading: Sendable {
    public let data: DataSet
    public let model: any Model
    /// What was found, in words for a person.
    public let notes: [String]

    public init(_ data: DataSet, _ model: any Model, notes: [String]) {
      self.data = data
      self.model = model
      self.notes = notes
    }
  }

  public let control = RunControl()
  public let capabilities: EngineCapabilities
  public let settings: Settings? = nil
  private let name: String
  private let read: @Sendable (Workers) throws -> Reading

  /// - Parameters:
  ///   - name: what to call the model.
  ///   - hasRatings: whether its ratings come with it.
  ///   - read: blocks until all is read; its errors are for a person.
  public init(
    _ name: String, hasRatings: Bool, read: @escaping @Sendable (Workers) throws -> Reading
  ) {
    self.name = name
    self.read = read
    capabilities = .ofFiles(hasRatings: hasRatings)
  }

  public var mostThreads: Int { Workers.onePerCore.count }

  public func run(_ output: EngineOutput, on workers: Workers) {
    output.status("reading \(name)")
    do {
      let reading = try read(workers)
      reading.notes.forEach(output.log)
      output.browse(reading.data)
      // None of its ratings is known to have been held out.
      output.publish(Snapshot(reading.model, epoch: 0, validated: nil), HeldOut(marks: []))
      output.report(
        .ended(RunEnd(reason: .finished, bestEpoch: nil, bestValidated: nil, seconds: nil)))
    } catch {
      output.report(.ended(.failed("\(error)")))
    }
  }
}
