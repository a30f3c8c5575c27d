import Factorization
import RatingData

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where weights are to be saved.
struct WeightsDestination {
  let path: String

  /// Looks before a long training whether its folder can be written to at all.
  ///
  /// - Throws: `Failure.savingWeights`.
  init(path: String) throws(Failure) {
    self.path = path
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw .savingWeights(.file(path: path, code: EISDIR))
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard access(folder, W_OK | X_OK) == 0 else {
      throw .savingWeights(.file(path: path, code: errno))
    }
  }

  func save(_ model: FactorSnapshot, of data: DataSet, settings: Settings) throws {
    do {
      try Weights(model, of: data, settings: settings).write(to: path)
    } catch let error as WeightsError {
      throw Failure.savingWeights(error)
    }
  }
}
