import RatingFiles

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
  static var dataFolder: DataFolder? {
    let variables = ["XDG_DATA_HOME", "HOME"].compactMap { name in value(name).map { (name, $0) } }
    return .from(environment: Dictionary(uniqueKeysWithValues: variables))
  }
}
