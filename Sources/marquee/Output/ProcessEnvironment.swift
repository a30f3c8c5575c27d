import RatingFiles
import Runs

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

  /// Where runs are kept; nil without a home.
  static var runStore: RunStore? {
    // As the XDG Base Directory Specification has it: a relative path counts as none.
    if let data = homes["XDG_DATA_HOME"], data.hasPrefix("/") {
      return RunStore(data + "/marquee/runs")
    }
    return homes["HOME"].map { RunStore($0 + "/.local/share/marquee/runs") }
  }

  private static var homes: [String: String] {
    let variables = ["XDG_DATA_HOME", "HOME"].compactMap { name in value(name).map { (name, $0) } }
    return Dictionary(uniqueKeysWithValues: variables)
  }
}
