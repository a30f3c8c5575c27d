import MovieLens

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension DataFolder {
  /// Where this person's sets are; nil without a home.
  static var current: DataFolder? {
    let names = ["XDG_DATA_HOME", "HOME"]
    let variables = names.compactMap { name in
      getenv(name).map { (name, String(cString: $0)) }
    }
    return from(environment: Dictionary(uniqueKeysWithValues: variables))
  }
}
