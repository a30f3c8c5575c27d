import FoundationEssentials
import Learning

/// One line of an events file, as `EventWriter` and other programs write them. Keys and events that are
/// not known are passed over.
///
///     {"event":"start","data":"ml-1m","epochs":15,"batches":28131,…}
///     {"event":"progress","epoch":1,"batch":12000,"loss":12.91,"ratings_per_second":6100000}
///     {"event":"epoch","epoch":1,"loss":11.1471,"val_loss":5.4217,"seconds":0.15,"best":true}
///     {"event":"end","reason":"finished","best_epoch":15,"best_val_loss":0.8497,"seconds":2.4}
enum EventLine: Decodable {
  case start(Start)
  case progress(Progress)
  case epoch(Epoch)
  case end(End)
  /// An event that this program does not know.
  case other

  struct Start: Decodable {
    let version: Int?
    let data: String?
    let train: Int?
    let validation: Int?
    let users: Int?
    let movies: Int?
    let epochs: Int
    let batches: Int?
    let patience: Int?
  }

  struct Progress: Decodable {
    let epoch: Int
    let batch: Int
    let loss: Double?
    let seconds: Double?
    let ratingsPerSecond: Double?
  }

  struct Epoch: Decodable {
    let epoch: Int
    let loss: Double?
    let valLoss: Double?
    let seconds: Double?
    let ratingsPerSecond: Double?
  }

  struct End: Decodable {
    let reason: String
    let bestEpoch: Int?
    let bestValLoss: Double?
    let seconds: Double?
    let error: String?
  }

  private enum CodingKeys: String, CodingKey {
    case event
  }

  init(from decoder: any Decoder) throws {
    switch try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .event) {
    case "start": self = .start(try Start(from: decoder))
    case "progress": self = .progress(try Progress(from: decoder))
    case "epoch": self = .epoch(try Epoch(from: decoder))
    case "end": self = .end(try End(from: decoder))
    default: self = .other
    }
  }

  init(_ line: some Sequence<UInt8>) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
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

extension EventLine.End {
  /// A reason that is not known is an end all the same.
  var runReason: RunEnd.Reason {
    switch reason {
    case EventLine.name(of: .finished): .finished
    case EventLine.name(of: .earlyStopping): .earlyStopping
    case EventLine.name(of: .stopped): .stopped
    default: .failed(error ?? reason)
    }
  }
}
