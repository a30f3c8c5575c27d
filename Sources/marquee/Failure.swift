import Exporting
import Fetching
import Files
import Glibc
import Matrices
import Models
import Profiles
import RatingFiles
import RatingWriting
import Runs
import Session
import SystemPackage

/// Every way in which a command may fail, and the exit code that goes with it.
///
/// What the command line alone shows to be wrong is ArgumentParser's to say.
enum Failure: Error, Equatable {
  case loading(LoadError)
  case readingWeights(WeightsError)
  /// Events that are to be watched.
  case readingEvents(FileFailure)
  /// A model of another program.
  case opening(OpeningError)
  case savingWeights(WeightsError)
  /// A run on disk that cannot be used.
  case noRun(RunFolderError)
  /// The trials of a search, read or written.
  case trials(FileFailure)
  /// A person's own ratings.
  case badRatings(ProfileError)
  /// Ratings of one's own that are brought from elsewhere.
  case badImport(ImportError)
  case exporting(ExportError)
  case writing(WritingError)
  case fetching(FetchError)
  /// What was asked for is not in the data, or cannot be learned from it; with the message.
  case badData(String)
  /// What is wrong in `config.yaml`, each with its place.
  case badConfiguration([String])
  /// An option that does not go with the data; with the message.
  case usage(String)
  /// A cluster that cannot be asked, or did not come to an end; with the message.
  case cluster(String)
  /// There is no terminal to open the dashboard on, or no such theme.
  case noDashboard(SessionError)
  /// Nobody reads standard output any more.
  case outputClosed
  /// Standard output could not be written; with `errno`.
  case outputFailed(Errno)
  /// The system has not so many handles of files left; with `errno`.
  case tooFewHandles(code: Int32, needed: Int)
  /// By Ctrl-C or another signal; what could be kept has been.
  case interrupted(signal: Int32)

  /// As in sysexits.h; 130 is what a shell makes of SIGINT.
  var exitCode: Int32 {
    switch self {
    case .loading(let error):
      switch error.kind {
      case .noInput: 66
      case .badData: 65
      case .inputOutput: 74
      case .usage: 64
      case .cancelled: 130
      }
    case .readingWeights(.file(_, let code)): code == EIO ? 74 : 66
    case .readingEvents: 66
    case .opening(let error): error.exitCode
    case .badRatings(.notRead(let error)): Failure.loading(error).exitCode
    case .badRatings(.badName): 64
    case .badRatings(.notWritten): 74
    case .badRatings: 65
    case .badImport(.notRead(let error)): Failure.loading(error).exitCode
    case .badImport: 65
    case .exporting(.exists): 64
    case .exporting(.failed): 65
    case .exporting(.file): 74
    case .noRun(.noRun): 66
    case .noRun(.inUse), .noRun(.refused): 74
    case .noRun: 65
    case .trials: 74
    case .readingWeights, .badData: 65
    case .savingWeights(.file), .savingWeights(.obstructed): 74
    case .savingWeights: 65
    case .writing(let error): error.exitCode
    case .fetching(let error): error.exitCode
    case .usage, .noDashboard: 64
    case .cluster: 69
    case .badConfiguration: 78
    case .outputClosed, .outputFailed, .tooFewHandles: 74
    case .interrupted(let signal): 128 + signal
    }
  }

  /// What a person is told; nil where there is nobody to tell or nothing to add.
  var message: String? {
    switch self {
    case .loading(let error): error.description
    case .readingWeights(let error): error.description
    case .opening(let error): error.description
    case .badRatings(let error): error.description
    case .badImport(let error): error.description
    case .exporting(let error): error.description
    case .readingEvents(let error), .trials(let error): error.description
    case .noRun(let error): error.description
    case .savingWeights(let error): "the weights are not saved: \(error)"
    case .writing(let error): error.description
    case .fetching(let error): error.description
    case .badData(let message), .usage(let message), .cluster(let message): message
    case .badConfiguration(let problems): problems.joined(separator: "\nmarquee: ")
    case .noDashboard(let error): error.description
    case .outputFailed(let error): "standard output: \(error)"
    case .tooFewHandles(let code, let needed):
      "\(Errno(rawValue: code)), where \(needed) more may be needed; raise the limit (ulimit -n)"
    case .outputClosed, .interrupted: nil
    }
  }

  /// Says what went wrong and ends the program.
  func end() -> Never {
    if let message { StandardError.write(lines: "marquee: \(message)") }
    if self == .outputClosed {
      // The way that every filter ends when its reader is gone.
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
    }
    exit(exitCode)
  }
}

extension OpeningError {
  fileprivate var exitCode: Int32 {
    switch self {
    case .matrix(let error) where error.isOfSystem: 66
    case .titles(let error): Failure.loading(error).exitCode
    default: 65
    }
  }
}

extension WritingError {
  fileprivate var exitCode: Int32 {
    switch self {
    case .unsuited: 65
    case .exists, .mixed: 64
    case .file: 74
    case .cancelled: 130
    }
  }
}

extension FetchError {
  fileprivate var exitCode: Int32 {
    switch kind {
    case .usage: 64
    case .badData: 65
    case .noInput: 66
    case .unavailable: 69
    case .inputOutput: 74
    case .interrupted: 130
    }
  }
}
