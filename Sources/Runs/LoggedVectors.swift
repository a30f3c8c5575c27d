import FoundationEssentials

/// Where another program has left its vectors of an epoch, as a line of its events says. Paths are relative to the log.
///
///     {"event":"factors","epoch":3,"movies":"m3.npy","users":"u3.npy"}
public struct LoggedVectors: Sendable, Equatable {
  public let epoch: Int
  public let movies: String
  public let users: String?
  public let movieBiases: String?
  public let userBiases: String?
  public let mean: Double?
  /// What the rows are called, as the start of the run said.
  public let rows: LoggedRows
}

/// What the rows of a run's vectors are called.
///
///     {"event":"start","movie_ids":"ids.txt","user_ids":[1,2,5],"titles":"movies.csv"}
public struct LoggedRows: Sendable, Equatable {
  public var movieIDs: Names?
  public var userIDs: Names?
  /// A file of titles.
  public var titles: String?

  /// Ids, in the order of the rows.
  public enum Names: Sendable, Equatable {
    case listed([String])
    /// A file of one a line.
    case file(String)
  }

  public init(movieIDs: Names? = nil, userIDs: Names? = nil, titles: String? = nil) {
    self.movieIDs = movieIDs
    self.userIDs = userIDs
    self.titles = titles
  }
}

extension LoggedRows.Names: Decodable {
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let path = try? value.decode(String.self) {
      self = .file(path)
    } else if let numbers = try? value.decode([Int].self) {
      self = .listed(numbers.map(String.init))
    } else {
      self = .listed(try value.decode([String].self))
    }
  }
}
