import Files
import Glibc
import Learning
import Models
import RatingData

/// Where weights are to be saved.
struct WeightsDestination {
  let path: String

  /// Looks before a long training whether a file can be written there, and whether it may be.
  ///
  /// What stands there already is replaced where it is weights of this program; anything else only
  /// where that is asked for, and what the ratings are read from never.
  ///
  /// - Parameters:
  ///   - source: what `--data` was given.
  ///   - existing: what to do with a file that is no weights.
  /// - Throws: `Failure.savingWeights`, `Failure.usage`.
  init(path: String, source: String?, existing: ExistingFile) throws(Failure) {
    self.path = path
    let file: String
    do {
      file = try DurableFile.destination(of: path)
    } catch {
      throw .savingWeights(WeightsError(error))
    }
    guard access(Folder.parent(of: file), W_OK | X_OK) == 0 else {
      throw .savingWeights(.file(path: path, code: errno))
    }
    guard let existingFile = FileIdentity(at: file) else { return }
    if let source, existingFile == FileIdentity(at: source) {
      throw .usage("--save \(path): the ratings are read from this file; give another name")
    }
    guard !Weights.isWeights(file) else { return }
    if let source, FileIdentity(at: Folder.parent(of: file)) == FileIdentity(at: source) {
      throw .usage("--save \(path): the ratings are read from this folder; give another name")
    }
    guard existing == .replace else {
      throw .usage(
        "--save \(path): exists already, and does not hold weights; give another name, or --force to replace"
          + " it")
    }
  }

  func save(_ model: Snapshot, of data: DataSet, settings: Settings) throws {
    let weights = try Weights(model, of: data, settings: settings)
    do throws(WeightsError) {
      try weights.write(to: path)
    } catch {
      throw Failure.savingWeights(error)
    }
  }
}

/// What to do with a file that stands where another one is to be written.
enum ExistingFile {
  case keep
  case replace
}
