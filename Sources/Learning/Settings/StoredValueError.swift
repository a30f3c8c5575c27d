/// A value in a file of a run or of weights that the command line would refuse.
public struct StoredValueError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Where it stands in the file: `settings.schedule.epochs`.
  public let key: String
  /// What is there.
  public let value: String
  /// What is allowed, as a person reads it.
  public let expected: String

  public init(key: String, is value: some CustomStringConvertible, expected: String) {
    self.key = key
    self.value = value.description
    self.expected = expected
  }

  public var description: String { "\(key) is \(value): expected \(expected)" }
}

extension StoredValueError {
  /// What a decoder found wrong with a value; nil where it does not tell with which.
  ///
  /// - Parameter path: the keys of what was decoded.
  public init?(_ error: DecodingError, in path: [String] = []) {
    let (keys, found, expected): ([any CodingKey], String, String)
    switch error {
    case .keyNotFound(let last, let context):
      (keys, found, expected) = (context.codingPath + [last], "missing", "a value")
    case .valueNotFound(let type, let context):
      (keys, found, expected) = (context.codingPath, "null", Self.name(of: type))
    case .typeMismatch(let type, let context):
      (keys, found, expected) = (context.codingPath, "something else", Self.name(of: type))
    default: return nil
    }
    let names = path + keys.map { $0.intValue.map(String.init) ?? $0.stringValue }
    guard !names.isEmpty else { return nil }
    self.init(key: names.joined(separator: "."), is: found, expected: expected)
  }

  private static func name(of type: Any.Type) -> String {
    switch type {
    case is any BinaryInteger.Type: "a whole number"
    case is any BinaryFloatingPoint.Type: "a number"
    case is String.Type: "a text"
    case is [Any].Type: "a list"
    default: "an object"
    }
  }
}

extension Settings {
  /// These settings out of a file, if every one of them can be trained with.
  ///
  /// - Throws: for the first that cannot, by its place in the file.
  public func validatedAsStored() throws(StoredValueError) -> Settings {
    for setting in descriptors where !setting.domain.contains(self[setting]) {
      throw StoredValueError(
        key: storedKey(of: setting), is: self[setting], expected: "\(setting.domain)")
    }
    return self
  }
}

extension SettingsChange {
  /// This change out of a file, if a run with these settings can make it.
  ///
  /// - Parameter key: where it stands in the file.
  /// - Throws: for what the command line would refuse.
  public func validated(
    for settings: Settings, storedAs key: String
  ) throws(StoredValueError) -> SettingsChange {
    guard Schedule.epochsAllowed.contains(epoch) else {
      let allowed = SettingDomain.whole(Schedule.epochsAllowed)
      throw StoredValueError(key: "\(key).epoch", is: epoch, expected: "\(allowed)")
    }
    guard step >= 0 else {
      throw StoredValueError(key: "\(key).step", is: step, expected: "0 or more")
    }
    let live = settings.descriptors.filter { $0.change == .live }
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let setting = live.first(where: { $0.key == name }) else {
        let names = live.isEmpty ? "nothing" : live.map(\.key).joined(separator: " or ")
        throw StoredValueError(key: "\(key).values", is: name, expected: names)
      }
      guard setting.domain.contains(setting.domain.normalized(value)) else {
        throw StoredValueError(
          key: "\(key).values.\(name)", is: value, expected: "\(setting.domain)")
      }
    }
    return self
  }
}
