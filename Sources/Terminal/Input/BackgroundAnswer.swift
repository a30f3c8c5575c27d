/// What follows `ESC ]` where a terminal tells the colour behind its letters: `11;rgb:ffff/fafa/f0f0`.
///
/// The colour is one as XParseColor(3) reads them: one to four hexadecimal digits a channel, `rgba:` with a fourth one, or
/// digits without separators after `#`.
struct BackgroundAnswer {
  private static let command = "11;"
  private static let families = ["rgb:", "rgba:", "#"]
  private static let mostDigits = 4

  let colour: RGB

  /// - Parameter body: all between `ESC ]` and its end.
  init?(body: [Unicode.Scalar]) {
    let text = String(String.UnicodeScalarView(body))
    guard text.hasPrefix(Self.command) else { return nil }
    let value = text.dropFirst(Self.command.count)
    let channels: [Substring]
    if value.hasPrefix("#") {
      let digits = value.dropFirst()
      guard digits.count % 3 == 0 else { return nil }
      channels = (0..<3).map { digits.dropFirst($0 * digits.count / 3).prefix(digits.count / 3) }
    } else {
      guard let family = Self.families.first(where: value.hasPrefix) else { return nil }
      channels = value.dropFirst(family.count).split(
        separator: "/", omittingEmptySubsequences: false)
      guard channels.count == family.count - 1 else { return nil }
    }
    let levels = channels.compactMap(Self.level)
    guard levels.count == channels.count, levels.count >= 3 else { return nil }
    colour = RGB(red: levels[0], green: levels[1], blue: levels[2])
  }

  /// Whether what has come may still become an answer.
  static func mayBegin(with body: [Unicode.Scalar]) -> Bool {
    let text = String(String.UnicodeScalarView(body))
    guard !isShort(body) else { return command.hasPrefix(text) }
    guard text.hasPrefix(command) else { return false }
    let value = text.dropFirst(command.count)
    return families.contains { family in
      guard value.hasPrefix(family) else { return family.hasPrefix(value) }
      let digits = value.dropFirst(family.count)
      if family == "#" { return digits.count <= 3 * mostDigits && digits.allSatisfy(\.isHexDigit) }
      let channels = digits.split(separator: "/", omittingEmptySubsequences: false)
      return channels.count < family.count
        && channels.allSatisfy { $0.count <= mostDigits && $0.allSatisfy(\.isHexDigit) }
    }
  }

  /// Whether so little has come that a person may have typed it.
  static func isShort(_ body: [Unicode.Scalar]) -> Bool { body.count < command.count }

  /// A channel of as many bits as its digits have, as 8 bits.
  private static func level(_ digits: Substring) -> UInt8? {
    guard (1...mostDigits).contains(digits.count), digits.allSatisfy(\.isHexDigit),
      let value = Int(digits, radix: 16)
    else { return nil }
    let most = 1 << (4 * digits.count) - 1
    return UInt8(clamping: (value * 255 + most / 2) / most)
  }
}
