import Files
import RatingFiles

/// Why a set was not fetched. The cases hold the facts; `description` has the words.
package enum FetchError: Error, Equatable, Sendable {
  /// A program of the system's is not installed.
  case noProgram(String)
  /// A program of the system's could not do its work; why, in words.
  case program(String, String)
  /// A source that is neither a path nor an https or http address.
  case unsupportedAddress(String)
  /// A source that is to be a file and cannot be read.
  case noSource(FileFailure)
  /// An address did not give the archive; so many bytes of it are kept.
  case transfer(TransferFault, from: WebAddress, kept: Int)
  /// Whoever watches called it off.
  case interrupted(kept: Int)
  /// The file beside an archive whose sum is published there is missing; `fault` where it was asked of
  /// an address.
  case noSum(at: String, fault: TransferFault?)
  /// It is there, and has no MD5 of the archive in it; how it begins.
  case unclearSum(at: String, found: String)
  case wrongSum(WrongSum)
  case noSpace(NoSpace)
  case file(FileFailure)
  /// The archive has the right sum and cannot be unpacked.
  case archive(LoadError)
  /// The archive has the right sum and another set in it.
  case noSetInside(archive: String, expected: String, found: [String])
  /// Another fetch of this set is running.
  case busy(set: String)
  /// Something that is no folder stands where the set is to be.
  case obstructed(path: String)

  /// An archive that is not the one that was published.
  package struct WrongSum: Equatable, Sendable {
    package let source: FetchSource
    package let expected: String
    package let found: String
    /// Whether it begins as archives do.
    package let isArchive: Bool
  }

  /// A disk that is too full.
  package struct NoSpace: Equatable, Sendable {
    package let folder: String
    /// Bytes that have to fit.
    package let needed: Int
    /// nil where the file system does not say.
    package let free: Int?
    package internal(set) var kept = 0
  }

  /// What kind of failure it is, for whoever turns it into an exit code.
  package enum Kind: Sendable {
    case unavailable
    case badData
    case noInput
    case inputOutput
    case usage
    case interrupted
  }

  package var kind: Kind {
    switch self {
    case .noProgram, .program, .transfer, .busy, .noSum(_, .some): .unavailable
    case .unclearSum, .wrongSum, .archive, .noSetInside: .badData
    case .noSource, .noSum(_, nil): .noInput
    case .noSpace, .file, .obstructed: .inputOutput
    case .unsupportedAddress: .usage
    case .interrupted: .interrupted
    }
  }
}
