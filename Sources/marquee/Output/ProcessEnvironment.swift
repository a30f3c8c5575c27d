import Configuration
import RatingFiles
import Runs
import Terminal

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The environment that the program was started in.
enum ProcessEnvironment {
  /// A variable's value; nil where it is not set.
  static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Where fetched sets are kept; nil without a home.
  static var dataFolder: DataFolder? { .from(environment: homes) }

  /// Where a person's settings are; nil without a home.
  static var configurationFile: ConfigurationFile? {
    folder("XDG_CONFIG_HOME", else: ".config").map { ConfigurationFile($0 + "/config.yaml") }
  }

  /// What a person has set.
  static var configuration: Configuration {
    configurationFile.map { file in
      Configuration(contentsOf: file) { name in
        do {
          _ = try ThemeLibrary().theme(name)
          return nil
        } catch {
          return "\(error)"
        }
      }
    } ?? Configuration()
  }

  /// Where runs are kept; nil without a home.
  static var runStore: RunStore? {
    folder("XDG_DATA_HOME", else: ".local/share").map {
      RunStore($0 + "/runs", limits: configuration.runs)
    }
  }

  /// Where what people have rated is kept; nil without a home.
  static var profileFolder: String? {
    folder("XDG_DATA_HOME", else: ".local/share").map { $0 + "/profiles" }
  }

  /// The program's own folder in one of a person's. As the XDG Base Directory Specification has it: a relative path
  /// counts as none.
  private static func folder(_ variable: String, else usual: String) -> String? {
    if let path = homes[variable], path.hasPrefix("/") { return path + "/marquee" }
    return homes["HOME"].map { "\($0)/\(usual)/marquee" }
  }

  /// Of what decides where Spark and its Python are.
  static var forSpark: [String: String] {
    let variables = ["PATH", "SPARK_HOME", "PYSPARK_PYTHON"].compactMap { name in
      value(name).map { (name, $0) }
    }
    return Dictionary(uniqueKeysWithValues: variables)
  }

  private static var homes: [String: String] {
    let variables = ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"].compactMap { name in
      value(name).map { (name, $0) }
    }
    return Dictionary(uniqueKeysWithValues: variables)
  }
}
