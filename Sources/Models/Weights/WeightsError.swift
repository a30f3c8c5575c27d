import Files
import RatingData
import Text

/// Why weights could not be read, written or used.
public enum WeightsError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The system refused to read or to write, with `errno`.
  case file(path: String, code: Int32)
  /// A device, a pipe or a socket is to be read.
  case noFile(path: String)
  /// Something stands where they are to be written that is not theirs to replace.
  case obstructed(path: String, by: FileObstacle)
  /// The file is not what `Weights` describes.
  case broken(path: String, fault: Fault)
  /// The weights are of other ratings.
  case mismatch(Mismatch)

  /// What is wrong inside a file.
  public enum Fault: Error, Sendable, Equatable {
    case tooShort(bytes: Int)
    /// The length that the first eight bytes give.
    case headerLength(UInt64, bytes: Int)
    case header(String)
    /// A key of the header, or of the metadata in it, that is there twice: which one holds nobody can know.
    case repeatedKey(String)
    case foreign(format: String?)
    /// A version of the format that this program doesn't know.
    case version(String?)
    /// A kind of model that this program doesn't know.
    case kind(String)
    /// Not the kind of model that the learner makes.
    case unexpectedKind(String, learner: String, expected: String)
    /// A learner that this program doesn't have.
    case learner(String, expected: [String])
    case missing(tensor: String)
    case type(tensor: String, found: String, expected: String)
    case shape(tensor: String, found: [Int], expected: String)
    case offsets(tensor: String, begin: Int, end: Int, dataBytes: Int)
    case overlap(String, String)
    case notFinite(tensor: String, position: Int)
    case ids(tensor: String, position: Int)
    /// A number of rows that no model can have.
    case count(tensor: String, Int64)
    /// Offsets that do not go from the first byte of the tensor of texts to the last.
    case span(tensor: String, of: String, bytes: Int)
    /// A text that is not UTF-8.
    case text(tensor: String, position: Int)
    /// A session of no user, that ends before it begins, or is not after the one before it.
    case session(position: Int)
  }

  /// The first id that stands on one side only.
  public enum Mismatch: Sendable, Equatable {
    /// The weights have a row for it, the ratings don't know it.
    case unknownUser(UserID)
    case unknownMovie(MovieID)
    /// The ratings know it, the weights have no row for it.
    case untrainedUser(UserID)
    case untrainedMovie(MovieID)
  }

  public var description: String {
    switch self {
    case .file(let path, let code): FileFailure.system(path: path, code: code).description
    case .noFile(let path): FileFailure.noFile(path: path).description
    case .obstructed(let path, let obstacle): "\(path): \(obstacle)"
    case .broken(let path, let fault): "\(path): \(fault)"
    case .mismatch(let mismatch): mismatch.description
    }
  }
}

extension WeightsError.Fault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooShort(let bytes):
      "\(bytes) bytes are not a safetensors file, which starts with 8 bytes of header length"
    case .headerLength(let length, let bytes):
      "the header is said to be \(length) bytes long, in a file of \(bytes); is it safetensors?"
    case .header(let message): "the header is not valid JSON: \(message.excerpt(200))"
    case .repeatedKey(let key): "the header has \(key.excerpt()) twice; expected each name once"
    case .foreign(let format):
      "expected weights that marquee wrote (metadata format: marquee), found \(Self.entry("format", format))"
    case .version(let found):
      "expected weights of version \(Weights.version), found \(Self.entry("version", found))"
        + "; a newer marquee may know them"
    case .kind(let name): Self.unknown("holds a model of the kind", name, expected: Self.kinds)
    case .unexpectedKind(let name, let learner, let expected):
      "holds a model of the kind \(name.excerpt()), expected \(expected), which \(learner) learns"
    case .learner(let name, let known):
      Self.unknown("was trained by the learner", name, expected: known)
    case .missing(let tensor): "the tensor \(tensor) is missing"
    case .type(let tensor, let found, let expected):
      "\(tensor) holds \(found), expected \(expected)"
    case .shape(let tensor, let found, let expected):
      "\(tensor) has shape \(found), expected \(expected)"
    case .offsets(let tensor, let begin, let end, let dataBytes):
      "\(tensor.excerpt()) lies at bytes \(begin) ..< \(end) of \(dataBytes), which its shape does not fit"
    case .overlap(let first, let second):
      "\(first.excerpt()) and \(second.excerpt()) overlap"
    case .notFinite(let tensor, let position):
      "\(tensor) holds a value that is not a finite number, at position \(position)"
    case .ids(let tensor, let position):
      "\(tensor) does not ascend at position \(position)"
    case .count(let tensor, let count):
      "\(tensor) is \(count); expected 0 to \(Int32.max)"
    case .span(let tensor, let texts, let bytes):
      "\(tensor) does not go from 0 to \(bytes), which is all of \(texts)"
    case .session(let position):
      "session \(position + 1) ends before it begins, is not after the one before it, or has no user"
    case .text(let tensor, let position):
      "\(tensor) holds an id that is not valid UTF-8, at position \(position)"
    }
  }

  private static var kinds: [String] { Weights.kinds.map { $0.kind } }

  private static func entry(_ key: String, _ value: String?) -> String {
    value.map { "\(key) \($0.excerpt())" } ?? "no \(key)"
  }

  private static func unknown(_ fact: String, _ name: String, expected: [String]) -> String {
    "\(fact) \(name.excerpt()), expected \(expected.joined(separator: " or ")); a newer marquee may know it"
  }
}

extension WeightsError.Mismatch: CustomStringConvertible {
  public var description: String {
    let (fact, remedy) =
      switch self {
      case .unknownUser(let id):
        ("have user \(id.description.excerpt()), who is not in the ratings", Self.otherData)
      case .unknownMovie(let id):
        ("have movie \(id.description.excerpt()), which is not in the ratings", Self.otherData)
      case .untrainedUser(let id):
        ("lack user \(id.description.excerpt()), who has ratings", Self.olderData)
      case .untrainedMovie(let id):
        ("lack movie \(id.description.excerpt()), which has ratings", Self.olderData)
      }
    return "the weights do not fit the ratings: they \(fact); \(remedy)"
  }

  private static let otherData = "use them with the data they were trained on (--data)"
  private static let olderData = "train again, or use the data they were trained on (--data)"
}

extension WeightsError {
  package init(_ failure: FileFailure) {
    switch failure {
    case .system(let path, let code): self = .file(path: path, code: code)
    case .obstructed(let path, let obstacle): self = .obstructed(path: path, by: obstacle)
    case .noFile(let path), .tooLong(let path, _): self = .noFile(path: path)
    case .inUse(let path): self = .broken(path: path, fault: .header("\(failure)"))
    }
  }

  /// What reading or writing the weights of a path came to.
  init(_ error: any Error, at path: String) {
    switch error {
    case let failure as FileFailure: self.init(failure)
    case let fault as Fault: self = .broken(path: path, fault: fault)
    default: self = .broken(path: path, fault: .header("\(error)"))
    }
  }
}
