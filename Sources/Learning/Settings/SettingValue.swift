/// What a setting is set to.
public enum SettingValue: Sendable, Hashable, CustomStringConvertible {
  case whole(UInt64)
  case number(Double)
  case name(String)

  public var description: String {
    switch self {
    case .whole(let number): "\(number)"
    // 5 rather than 5.0.
    case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .name(let name): name
    }
  }

  /// Whether it sets nothing: a weight of 0.
  public var isZero: Bool { self == .number(0) }
}

/// As a bare number or string.
extension SettingValue: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let whole = try? container.decode(UInt64.self) {
      self = .whole(whole)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .name(try container.decode(String.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .whole(let number): try container.encode(number)
    case .number(let number): try container.encode(number)
    case .name(let name): try container.encode(name)
    }
  }
}

/// A type that settings may have in Swift.
public protocol SettingType: Sendable, Equatable {
  /// nil where the value is of another type or out of this one's range.
  init?(_ value: SettingValue)
  var settingValue: SettingValue { get }
}

extension Int: SettingType {
  public init?(_ value: SettingValue) {
    guard case .whole(let number) = value else { return nil }
    self.init(clamping: number)
  }

  /// A negative number is none that a setting may have.
  public var settingValue: SettingValue { self < 0 ? .name("\(self)") : .whole(UInt64(self)) }
}

extension UInt64: SettingType {
  public init?(_ value: SettingValue) {
    guard case .whole(let number) = value else { return nil }
    self = number
  }

  public var settingValue: SettingValue { .whole(self) }
}

extension Double: SettingType {
  public init?(_ value: SettingValue) {
    switch value {
    case .number(let number): self = number
    // JSON does not tell 1 from 1.0.
    case .whole(let number): self.init(number)
    case .name: return nil
    }
  }

  public var settingValue: SettingValue { .number(self) }
}

extension Float: SettingType {
  public init?(_ value: SettingValue) {
    guard let number = Double(value) else { return nil }
    self.init(number)
  }

  /// Through the shortest text, so that 0.1 stays 0.1.
  public var settingValue: SettingValue { .number(Double(description) ?? Double(self)) }
}

extension SettingType where Self: RawRepresentable, RawValue == String {
  public init?(_ value: SettingValue) {
    guard case .name(let name) = value else { return nil }
    self.init(rawValue: name)
  }

  public var settingValue: SettingValue { .name(rawValue) }
}
