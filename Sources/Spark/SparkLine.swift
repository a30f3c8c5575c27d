import FoundationEssentials

/// A line that the program says beyond the events of every run.
enum SparkLine: Decodable {
  /// For a person who wants to know more.
  case message(String)
  /// What is done where progress tells nothing.
  case status(String)
  /// The factors of a point are home.
  case weights(path: String, epoch: Int)
  /// Movies, users and ratings of theirs are home.
  case catalogue(path: String)

  private enum CodingKeys: String, CodingKey {
    case event, text, path, epoch
  }

  private struct Unknown: Error {}

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    switch try keys.decode(String.self, forKey: .event) {
    case "message": self = .message(try keys.decode(String.self, forKey: .text))
    case "status": self = .status(try keys.decode(String.self, forKey: .text))
    case "weights":
      self = .weights(
        path: try keys.decode(String.self, forKey: .path),
        epoch: try keys.decode(Int.self, forKey: .epoch))
    case "catalogue": self = .catalogue(path: try keys.decode(String.self, forKey: .path))
    default: throw Unknown()
    }
  }

  /// nil of any other line.
  init?(_ line: some Sequence<UInt8>) {
    guard let found = try? JSONDecoder().decode(SparkLine.self, from: Data(line)) else {
      return nil
    }
    self = found
  }

  /// What every event line begins with; all else that comes out of spark-submit is a log.
  static let beginning = Array(#"{"event":"#.utf8)
}
