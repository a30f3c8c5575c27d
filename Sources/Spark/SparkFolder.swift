import Files
import Text

/// A private folder for one run of a cluster: the program, its configuration, the pipe by which it is told to stop, and
/// what comes home. It goes with this value.
final class SparkFolder: Sendable {
  private let folder: PrivateFolder
  /// The program ends when nobody holds it any more.
  private let pipe: NamedPipe

  var path: String { folder.path }
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
      try Folder.create(path + "/marquee_spark")
      for (name, text) in Self.files {
        try DurableFile.replace(path + "/" + name, with: Array(text))
      }
      try DurableFile.replace(
        self.configuration,
        with: Array(
          configuration.adding(["control": .string(control), "folder": .string(path)]).text.utf8))
    } catch {
      throw .notWritten("\(error)")
    }
  }

  /// The program, file by file; Python finds what is beside the one that it starts with.
  private static var files: [(name: String, text: [UInt8])] {
    [
      ("als.py", PackageResources.als_py),
      ("marquee_spark/catalogue.py", PackageResources.catalogue_py),
      ("marquee_spark/cluster.py", PackageResources.cluster_py),
      ("marquee_spark/events.py", PackageResources.events_py),
      ("marquee_spark/faults.py", PackageResources.faults_py),
      ("marquee_spark/learning.py", PackageResources.learning_py),
      ("marquee_spark/lists.py", PackageResources.lists_py),
      ("marquee_spark/ratings.py", PackageResources.ratings_py),
      ("marquee_spark/source.py", PackageResources.source_py),
      ("marquee_spark/tables.py", PackageResources.tables_py),
      ("marquee_spark/watch.py", PackageResources.watch_py),
    ]
  }

  /// Takes away the ratings, which may be large, once nobody reads them any more.
  func removeRatings() { try? Folder.remove(ratings) }

  /// Tells the program to stop and bring home what it has.
  func stop() { pipe.write(line: "stop") }

  /// Tells the program to take away what is its own and end.
  func abandon() { pipe.write(line: "abandon") }
}
