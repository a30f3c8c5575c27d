import Files
import Text

/// Why a cluster cannot be asked.
public enum SparkProblem: Error, Equatable, CustomStringConvertible {
  /// A folder that was named has no `bin/spark-submit`.
  case noSubmit(folder: String, named: String)
  case noSpark
  /// Ratings of this machine for a cluster that is not.
  case noStaging(master: String)
  case noFolder(String)
  case notWritten(String)
  /// What runs a program could not.
  case notStarted(String)
  /// spark-submit ended before the program in it said so.
  case ended(status: String, lastLines: [String])

  public var description: String {
    switch self {
    case .noSubmit(let folder, let named):
      "\(named): expected a folder of Spark, which has bin/spark-submit, found none in \(folder.excerpt())"
    case .noSpark:
      "there is no Spark: neither --spark-home nor SPARK_HOME names one, python3 has no pyspark, and spark-submit is"
        + " not on the path; pip install pyspark numpy, in a virtual environment, brings one"
    case .noStaging(let master):
      "\(master) may not read the disk of this machine; --staging names a folder that it reads, such as"
        + " hdfs:///tmp/marquee or s3a://bucket/tmp, to copy the ratings to"
    case .noFolder(let reason): "no temporary folder for Spark: \(reason)"
    case .notWritten(let reason): reason
    case .notStarted(let reason): "spark-submit could not be run: \(reason)"
    case .ended(let status, let lines): Self.words(status, lines)
    }
  }

  /// What the last lines of spark-submit mean, for the troubles that are most common.
  private static func words(_ status: String, _ lines: [String]) -> String {
    let text = lines.joined(separator: "\n")
    // First, for without what it should have printed Spark's script fails as if there were none.
    if text.contains("UnsupportedClassVersionError") {
      return "Spark found a Java that is too old; it needs Java 17, which JAVA_HOME may name"
    }
    let noJava = ["JAVA_HOME is not set", "bin/java: No such file", "CMD: bad array subscript"]
    if noJava.contains(where: text.contains) {
      return
        "Spark found no Java; it needs Java 17: apt-get install openjdk-17-jre-headless, or set JAVA_HOME"
    }
    if text.contains("No space left on device") {
      return
        "a disk is full where Spark keeps its temporary files; make room, or set spark.local.dir by --conf"
    }
    if text.contains("can't open file"), text.contains("python") || text.contains("Python") {
      return "the Python of Spark could not read the program: \(lines.last ?? "")"
    }
    // What begins with white space is a stack.
    let last = lines.last { $0.first?.isWhitespace == false }
    return "spark-submit ended early, \(status)" + (last.map { ": \($0.excerpt(200))" } ?? "")
      + "; the log has its last lines"
  }
}
