import FoundationEssentials
import Learning
import RatingData
import Text

/// One line of an events file, as `EventWriter` and other programs write them. Keys and events that are
/// not known are passed over.
///
///     {"event":"start","data":"ml-1m","epochs":15,"batches":28131,…}
///     {"event":"progress","epoch":1,"batch":12000,"loss":12.91,"ratings_per_second":6100000}
///     {"event":"epoch","epoch":1,"loss":11.1471,"val_loss":5.4217,"seconds":0.15,"best":true}
///     {"event":"change","epoch":4,"batch":120,"settings":{"learningRate":0.001}}
///     {"event":"factors","epoch":4,"movies":"m4.npy","users":"u4.npy"}
///     {"event":"end","reason":"finished","best_epoch":15,"best_val_loss":0.8497,"seconds":2.4}
enum EventLine: Decodable {
  case start(Start)
  case progress(Progress)
  case epoch(Epoch)
  case change(Change)
  case factors(Factors)
  case end(End)
  /// An event that this program does not know.
  case other

  struct Start: Decodable {
    let version: Int?
    let train: Count?
    let validation: Count?
    let users: Count?
    let movies: Count?
    let epochs: EpochNumber?
    let batches: Count?
    let patience: Count?
    /// What `loss` and `val_loss` are in all lines: `loss` itself, unless said otherwise.
    let measure: String?
    /// What `batch` and `batches` count, where that is something else.
    let step: String?
    /// What predicting the mean for everything comes to on what validates.
    let meanLoss: Double?
    /// What rows of vectors are called.
    let movieIDs: LoggedRows.Names?
    let userIDs: LoggedRows.Names?
    let titles: String?

    enum CodingKeys: String, CodingKey {
      case version, train, validation, users, movies, epochs, batches, patience, measure, step
      case titles
      case meanLoss = "mean_loss"
      case movieIDs = "movie_ids"
      case userIDs = "user_ids"
    }
  }

  struct Factors: Decodable {
    let epoch: EpochNumber
    let movies: String
    let users: String?
    let movieBiases: String?
    let userBiases: String?
    let mean: Double?

    enum CodingKeys: String, CodingKey {
      case epoch, movies, users, mean
      case movieBiases = "movie_biases"
      case userBiases = "user_biases"
    }
  }

  struct Progress: Decodable {
    let epoch: EpochNumber
    let batch: Count
    let loss: Double?
    let seconds: Double?
    let ratingsPerSecond: Double?
    let secondsLeft: Double?

    enum CodingKeys: String, CodingKey {
      case epoch, batch, loss, seconds
      case ratingsPerSecond = "ratings_per_second"
      case secondsLeft = "seconds_left"
    }
  }

  struct Epoch {
    let epoch: EpochNumber
    let loss: Double?
    let valLoss: Double?
    let seconds: Double?
    let ratingsPerSecond: Double?
    let best: Bool?
    /// The other numbers of the line, by key.
    let numbers: [String: Double]

    private static let known: Set = [
      "event", "epoch", "loss", "val_loss", "seconds", "ratings_per_second", "best",
    ]

    fileprivate init(_ line: KeyedDecodingContainer<LineKey>) throws {
      epoch = try line.decode(EpochNumber.self, forKey: LineKey("epoch"))
      loss = try line.decodeIfPresent(Double.self, forKey: LineKey("loss"))
      valLoss = try line.decodeIfPresent(Double.self, forKey: LineKey("val_loss"))
      seconds = try line.decodeIfPresent(Double.self, forKey: LineKey("seconds"))
      ratingsPerSecond = try line.decodeIfPresent(
        Double.self, forKey: LineKey("ratings_per_second"))
      best = try line.decodeIfPresent(Bool.self, forKey: LineKey("best"))
      numbers = line.allKeys.reduce(into: [:]) { numbers, key in
        guard !Self.known.contains(key.stringValue) else { return }
        // A text or a list is no number, and says nothing of an epoch that could be drawn.
        numbers[key.stringValue] = try? line.decode(Double.self, forKey: key)
      }
    }
  }

  struct Change: Decodable {
    let epoch: EpochNumber
    let batch: Count?
    /// By name.
    let settings: [String: SettingValue]
  }

  struct End: Decodable {
    let reason: String
    let bestEpoch: EpochNumber?
    let bestValLoss: Double?
    let seconds: Double?
    let error: String?

    enum CodingKeys: String, CodingKey {
      case reason, seconds, error
      case bestEpoch = "best_epoch"
      case bestValLoss = "best_val_loss"
    }
  }

  init(from decoder: any Decoder) throws {
    // Of the epochs there are most: what is made of their line is made once.
    let line = try decoder.container(keyedBy: LineKey.self)
    switch try line.decode(String.self, forKey: LineKey("event")) {
    case "start": self = .start(try Start(from: decoder))
    case "progress": self = .progress(try Progress(from: decoder))
    case "epoch": self = .epoch(try Epoch(line))
    case "change": self = .change(try Change(from: decoder))
    case "factors": self = .factors(try Factors(from: decoder))
    case "end": self = .end(try End(from: decoder))
    default: self = .other
    }
  }

  init(_ line: some Sequence<UInt8>) throws {
    let decoder = JSONDecoder()
    // Python's json.dumps writes NaN and Infinity for the losses of a run that diverged. JSON has no such
    // numbers; JSON5 has.
    decoder.allowsJSON5 = true
    self = try decoder.decode(EventLine.self, from: Data(line))
  }

  /// The name of a reason in a line.
  static func name(of reason: RunEnd.Reason) -> String {
    switch reason {
    case .finished: "finished"
    case .earlyStopping: "early_stopping"
    case .stopped: "stopped"
    case .failed: "failed"
    }
  }
}

/// Whatever stands in a line.
private struct LineKey: CodingKey {
  let stringValue: String
  let intValue: Int? = nil

  init(_ key: String) { stringValue = key }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// An epoch's number, or the number of the last one.
struct EpochNumber: Decodable {
  let value: Int

  init(from decoder: any Decoder) throws {
    value = try decoder.wholeNumber(in: Schedule.epochsAllowed)
  }
}

/// How many of something there are.
struct Count: Decodable {
  let value: Int

  init(from decoder: any Decoder) throws { value = try decoder.wholeNumber(in: 0...1 << 53) }
}

/// A whole number with which arithmetic might overflow.
struct NumberOutOfRange: Error {
  let key: String
  let value: Int
  let allowed: ClosedRange<Int>
}

extension Decoder {
  fileprivate func wholeNumber(in allowed: ClosedRange<Int>) throws -> Int {
    let value = try singleValueContainer().decode(Int.self)
    guard allowed.contains(value) else {
      throw NumberOutOfRange(
        key: codingPath.last?.stringValue ?? "", value: value, allowed: allowed)
    }
    return value
  }
}

extension EventLine.End {
  /// Characters of an error that are kept: somebody's whole output may come as one.
  private static let longestError = 1000

  /// A reason that is not known is an end all the same.
  var runReason: RunEnd.Reason {
    switch reason {
    case EventLine.name(of: .finished): .finished
    case EventLine.name(of: .earlyStopping): .earlyStopping
    case EventLine.name(of: .stopped): .stopped
    default: .failed((error ?? reason).excerpt(Self.longestError))
    }
  }
}
