import Files
import Runs

/// A private folder for one run of a cluster: the program, its configuration, the pipe by which it is told to stop, and
/// what comes home. It goes with this value.
final class SparkFolder: Sendable {
  private let folder: PrivateFolder
  /// The program ends when nobody holds it any more.
  private let pipe: NamedPipe

  private var path: String { folder.path }
  private var control: String { path + "/control" }
  var program: String { path + "/als.py" }
  var configuration: String { path + "/config.json" }
  var weights: String { path + "/weights.safetensors" }
  var catalogue: String { path + "/catalogue.safetensors" }
  var ratings: String { path + "/ratings.parquet" }

  init() throws(SparkProblem) {
    do throws(FileFailure) {
      folder = try PrivateFolder("marquee-spark")
      pipe = try NamedPipe(at: folder.path + "/control")
    } catch {
      throw .noFolder("\(error)")
    }
  }

  /// Writes the program and what it is to do.
  func prepare(_ configuration: JSON) throws(SparkProblem) {
    do throws(FileFailure) {
      try DurableFile.replace(program, with: Array(PackageResources.als_py))
      try DurableFile.replace(
        self.configuration,
        with: Array(
          configuration.adding(["control": .string(control), "folder": .string(path)]).text.utf8))
    } catch {
      throw .notWritten("\(error)")
    }
  }

  /// Tells the program to stop and bring home what it has.
  func stop() { pipe.write(line: "stop") }
}
