import Files
import Learning
import Models
import RatingData

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where weights are to be saved.
struct WeightsDestination {
  let path: String

  /// Looks before a long training whether a file can be written there at all.
  ///
  /// - Throws: `Failure.savingWeights`.
  init(path: String) throws(Failure) {
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
