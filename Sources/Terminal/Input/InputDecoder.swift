import Cells

/// Makes keys and mouse reports of what ncurses hands out.
///
/// ncurses knows the keys of the terminal's description. Mouse reports, brackets around pasted text,
/// and keys with Shift or Ctrl come through as the characters they are sent as. They are understood
/// here, and what is not understood is swallowed whole, so that no part of it is taken for a key.
/// Alt with a key is Escape and then the key, as vi has it: the two cannot be told apart.
///
/// Pasted text is one input, whatever its length: none of it may be taken for commands. Should the
/// bracket at its end be lost, the Escape key or a resize takes its place.
struct InputDecoder {
  private enum State: Equatable {
    case ground
    /// After ESC: a key of its own, unless `[` or `O` follows.
    case escape
    /// After `ESC [`, with what came since.
    case sequence([Unicode.Scalar])
    /// After `ESC O`, which function keys begin with.
    case singleShift
  }

  /// A sequence that grows longer than this is none.
  private static let longestSequence = 64

  private var state = State.ground
  /// What was pasted so far, between the brackets.
  private var pasted: PastedText?

  /// Takes all that waits; nil where nothing does.
  mutating func decodeBurst(_ next: () -> RawInput?) -> [Input]? {
    guard let first = next() else { return nil }
    var inputs = decode(first)
    while let raw = next() { inputs += decode(raw) }
    return inputs + endOfBurst()
  }

  /// Takes the next thing typed.
  mutating func decode(_ raw: RawInput) -> [Input] {
    switch raw {
    case .code(let code):
      let pending = endOfBurst()
      return pending + deliver(Key(code: code))
    case .scalar(let scalar):
      return decode(scalar)
    }
  }

  /// Says that nothing more waits. An Escape without more is the key; so is `[` or `O` after it, when
  /// someone typed both.
  mutating func endOfBurst() -> [Input] {
    defer {
      if case .sequence(let body) = state, !body.isEmpty {
        // The rest is still on its way.
      } else {
        state = .ground
      }
    }
    switch state {
    case .escape: return pasted == nil ? deliver(.escape) : endPaste()
    case .sequence([]): return deliver(.escape) + deliver(.character("["))
    case .singleShift: return deliver(.escape) + deliver(.character("O"))
    case .ground, .sequence: return []
    }
  }

  /// Ends a paste whose end was not told, and delivers it.
  mutating func endPaste() -> [Input] {
    guard let text = pasted?.text else { return [] }
    pasted = nil
    return text.isEmpty ? [] : [.paste(text)]
  }

  private mutating func decode(_ scalar: Unicode.Scalar) -> [Input] {
    switch state {
    case .ground:
      if scalar == "\u{1B}" {
        state = .escape
        return []
      }
      return deliver(scalar)
    case .escape:
      return decodeAfterEscape(scalar)
    case .singleShift:
      state = .ground
      return deliver(ControlSequence(body: [scalar])?.key)
    case .sequence(let body):
      return decode(scalar, inSequence: body)
    }
  }

  private mutating func decodeAfterEscape(_ scalar: Unicode.Scalar) -> [Input] {
    switch scalar {
    case "[": state = .sequence([])
    case "O": state = .singleShift
    case "\u{1B}": return deliver(.escape)
    default:
      state = .ground
      return deliver(.escape) + deliver(scalar)
    }
    return []
  }

  private mutating func decode(
    _ scalar: Unicode.Scalar, inSequence body: [Unicode.Scalar]
  ) -> [Input] {
    let body = body + [scalar]
    switch scalar.value {
    case 0x20..<0x40 where body.count < Self.longestSequence:
      state = .sequence(body)
      return []
    case 0x40..<0x7F:
      state = .ground
      return ControlSequence(body: body).map { take($0) } ?? []
    default:
      // No sequence after all; a new one may begin here.
      state = .ground
      return scalar == "\u{1B}" ? decode(scalar) : []
    }
  }

  private mutating func take(_ sequence: ControlSequence) -> [Input] {
    if sequence.final == "~", sequence.parameters == [200] {
      defer { pasted = PastedText() }
      return endPaste()
    }
    if sequence.final == "~", sequence.parameters == [201] {
      return endPaste()
    }
    if pasted == nil, let mouse = sequence.mouse { return [.mouse(mouse)] }
    return deliver(sequence.key)
  }

  private mutating func deliver(_ scalar: Unicode.Scalar) -> [Input] {
    guard pasted != nil else { return deliver(Key(scalar: scalar)) }
    pasted?.append(scalar)
    return []
  }

  private func deliver(_ key: Key?) -> [Input] {
    guard let key, pasted == nil else { return [] }
    return [.key(key)]
  }
}

/// What ncurses hands out: a character, or the code of a key that its description knows.
enum RawInput: Hashable {
  case scalar(Unicode.Scalar)
  case code(Int32)
}

/// What a terminal brackets as pasted, made fit for one line: line ends and tabs between words become
/// one space, and other control characters are dropped.
struct PastedText {
  /// The most that is kept, in code points; the rest of a longer paste is dropped.
  static let longest = 1_000

  private var scalars: [Unicode.Scalar] = []
  private var isBetweenLines = false

  var text: String { String(String.UnicodeScalarView(scalars)) }

  mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
      isBetweenLines = !scalars.isEmpty
    case _ where scalar.properties.generalCategory == .control:
      break
    default:
      if isBetweenLines { keep(" ") }
      isBetweenLines = false
      keep(scalar)
    }
  }

  private mutating func keep(_ scalar: Unicode.Scalar) {
    if scalars.count < Self.longest { scalars.append(scalar) }
  }
}
