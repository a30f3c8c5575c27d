import Files
import Subprocess

/// Where a Spark is that this machine can submit to.
public struct SparkHome: Sendable, Equatable {
  /// The folder; `bin/spark-submit` is in it.
  public let path: String
  /// Why this one: `--spark-home`, `SPARK_HOME`, `the pyspark of python3`, `spark-submit on the path`.
  public let source: String
  /// The Python that it was found by; nil leaves the choice to Spark.
  public let python: String?

  public var submit: String { path + "/bin/spark-submit" }

  /// - Parameters:
  ///   - named: by the person; nil where nobody did.
  ///   - environment: variables of this program.
  public static func find(
    named: String?, environment: EnvironmentVariables
  ) async throws(SparkProblem) -> SparkHome {
    if let named { return try at(named, "--spark-home") }
    if let home = environment["SPARK_HOME"] { return try at(home, "SPARK_HOME") }
    let python = environment["PYSPARK_PYTHON"] ?? "python3"
    if let found = await package(of: python) { return found }
    for folder in (environment["PATH"] ?? "").split(separator: ":") {
      let submit = "\(folder)/spark-submit"
      guard FileKind(at: submit) == .file else { continue }
      // Distributions put a link there.
      let real = Folder.followingLinks(submit) ?? submit
      let home = Folder.parent(of: Folder.parent(of: real))
      if FileKind(at: home + "/bin/spark-submit") == .file {
        return SparkHome(path: home, source: "spark-submit on the path", python: nil)
      }
    }
    throw .noSpark
  }

  private static func at(_ folder: String, _ source: String) throws(SparkProblem) -> SparkHome {
    let home = SparkHome(path: Folder.absolute(folder), source: source, python: nil)
    guard FileKind(at: home.submit) == .file else {
      throw .noSubmit(folder: folder, named: source)
    }
    return home
  }

  /// The Spark that comes with a Python's pyspark; nil where there is none.
  private static func package(of python: String) async -> SparkHome? {
    // Looked for and not imported, which would take a second.
    let program = """
      import importlib.util as u, os, sys
      s = u.find_spec("pyspark")
      print(os.path.dirname(s.origin) if s and s.origin else "", sys.executable, sep="\\n")
      """
    let executable: Executable = python.contains("/") ? .path(.init(python)) : .name(python)
    let result = try? await Subprocess.run(
      executable, arguments: ["-c", program], output: .string(limit: 1 << 16), error: .discarded)
    let lines =
      (result?.standardOutput ?? "")?.split(
        separator: "\n", omittingEmptySubsequences: false) ?? []
    guard lines.count >= 2, !lines[0].isEmpty, FileKind(at: "\(lines[0])/bin/spark-submit") == .file
    else { return nil }
    return SparkHome(
      path: String(lines[0]), source: "the pyspark of \(lines[1])", python: String(lines[1]))
  }
}
