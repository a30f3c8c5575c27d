/// Why a text is no YAML.
package struct YAMLError: Error, Equatable {
  package let problem: String
  /// Where, from 1.
  package let line: Int
}
