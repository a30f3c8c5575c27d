import Learning
import RatingData

/// What a run is: `run.json` in its folder, written once.
public struct RunManifest: Codable, Sendable, Equatable {
  public static let currentVersion = 1

  /// Raised when a key changes its meaning, not when one is added.
  public var version = currentVersion
  /// What a person calls the data.
  public let data: String
  /// How the data were asked for on the command line.
  public let arguments: [String]
  /// `Ratings.fingerprint`, in hexadecimal digits.
  public let fingerprint: String
  public let ratings: Int
  /// As the run began.
  public let settings: Settings
  /// To be made on the way.
  public let planned: [SettingsChange]
  /// The run that it goes on from with other settings; nil for one that began at its first step.
  public let origin: RunOrigin?
  /// When it began, as ISO 8601 has it.
  public let started: String
  /// Which of the runs in its store it was, by the counter there; nil of a run of before there was one.
  public let number: Int?

  /// - Parameter ratings: nil where they are elsewhere, and no run on this machine can go on with them.
  public init(
    data: String, arguments: [String], ratings: Ratings?, settings: Settings,
    planned: [SettingsChange] = [], origin: RunOrigin? = nil, started: String,
    number: Int? = nil
  ) {
    self.data = data
    self.arguments = arguments
    fingerprint = ratings.map { Self.text($0.fingerprint) } ?? ""
    self.ratings = ratings?.count ?? 0
    self.settings = settings
    self.planned = planned
    self.origin = origin
    self.started = started
    self.number = number
  }

  /// Whether a run on these ratings can be resumed.
  public func fits(_ ratings: Ratings) -> Bool {
    ratings.count == self.ratings && Self.text(ratings.fingerprint) == fingerprint
  }

  /// This, if a run can go on with it.
  ///
  /// - Throws: for the first value that the command line would refuse.
  func validated() throws(StoredValueError) -> RunManifest {
    guard version >= 1 else {
      throw StoredValueError(key: "version", is: version, expected: "1 or more")
    }
    _ = try settings.validatedAsStored()
    for (index, change) in planned.enumerated() {
      _ = try change.validated(for: settings, storedAs: "planned.\(index)")
    }
    return self
  }

  private static func text(_ fingerprint: UInt64) -> String { String(fingerprint, radix: 16) }
}

/// The end of an epoch of another run.
public struct RunOrigin: Codable, Sendable, Equatable, CustomStringConvertible {
  /// The name of that run's folder.
  public let run: String
  public let epoch: Int

  public init(run: String, epoch: Int) {
    self.run = run
    self.epoch = epoch
  }

  public var description: String { "\(run), epoch \(epoch)" }
}
