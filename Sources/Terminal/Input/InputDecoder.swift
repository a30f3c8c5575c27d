import Cells

/// Makes keys and mouse reports of what ncurses hands out.
///
/// ncurses knows the keys of the terminal's description. Mouse reports, brackets around pasted text,
/// and keys with Shift or Ctrl come through as the characters they are sent as. They are understood
/// here, and what is not understood is swallowed whole, so that no part of it is taken for a key.
/// Alt with a key is Escape and then the key, as vi has it: where both come at once, it is taken for Alt.
///
/// What the terminal answers to questions comes the same way, between the keys: see `takeReports`.
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
    /// After `ESC ]`, which the answer begins with that tells a colour, with what came since.
    case string([Unicode.Scalar])
    /// After an Escape in there, which a backslash makes its end.
    case stringEnd([Unicode.Scalar])
  }

  /// A sequence that grows longer than this is none.
  private static let longestSequence = 64

  private var state = State.ground
  /// What was pasted so far, between the brackets.
  private var pasted: PastedText?
  private var reports: [TerminalReport] = []
  /// Whether the terminal owes an answer. The beginning of one is then held back at the end of a burst: the rest may be on
  /// its way.
  var awaitsAnswers = false

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
      let pending = endOfWaiting()
      return pending + deliver(Key(code: code))
    case .scalar(let scalar):
      return decode(scalar)
    }
  }

  /// Whether keys are held back that may be the beginning of an answer.
  var isHolding: Bool {
    guard awaitsAnswers, pasted == nil else { return false }
    switch state {
    case .escape, .sequence([]): return true
    case .string(let body): return BackgroundAnswer.isShort(body)
    default: return false
    }
  }

  /// Says that nothing more waits. An Escape without more is the key; so is `[` or `O` after it, when
  /// someone typed both.
  mutating func endOfBurst() -> [Input] { isHolding ? [] : endOfWaiting() }

  /// Says that nothing more comes: what was held back was typed.
  mutating func endOfWaiting() -> [Input] {
    let ended = state
    state = .ground
    switch ended {
    case .ground: return []
    case .escape: return pasted == nil ? deliver(.escape) : endPaste()
    case .sequence([]): return deliver(.alt("["))
    case .singleShift: return deliver(.alt("O"))
    case .string(let body) where BackgroundAnswer.isShort(body): return deliverTyped(body)
    case .sequence, .string, .stringEnd:
      // The rest is still on its way.
      state = ended
      return []
    }
  }

  /// Takes what the terminal has answered since the last time.
  mutating func takeReports() -> [TerminalReport] {
    defer { reports = [] }
    return reports
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
    case .string(let body):
      return decode(scalar, inString: body)
    case .stringEnd(let body):
      endString(body)
      // Whatever follows Escape, it is the end of what was before it.
      return scalar == "\\" ? [] : decodeAfterEscape(scalar)
    }
  }

  private mutating func decodeAfterEscape(_ scalar: Unicode.Scalar) -> [Input] {
    switch scalar {
    case "[": state = .sequence([])
    case "O": state = .singleShift
    case "]" where pasted == nil: state = .string([])
    case "\u{1B}":
      state = .escape
      return deliver(.escape)
    default:
      state = .ground
      guard pasted == nil, case .character(let character) = Key(scalar: scalar) else {
        return deliver(.escape) + deliver(scalar)
      }
      return deliver(.alt(character))
    }
    return []
  }

  private mutating func decode(
    _ scalar: Unicode.Scalar, inString body: [Unicode.Scalar]
  ) -> [Input] {
    switch scalar {
    case "\u{7}" where !BackgroundAnswer.isShort(body):
      endString(body)
      return []
    case "\u{1B}" where !BackgroundAnswer.isShort(body):
      state = .stringEnd(body)
      return []
    case _ where BackgroundAnswer.mayBegin(with: body + [scalar]):
      state = .string(body + [scalar])
      return []
    default:
      // No answer after all: a person typed it, or it was cut off.
      state = .ground
      let typed = BackgroundAnswer.isShort(body) ? deliverTyped(body) : []
      return typed + decode(scalar)
    }
  }

  private mutating func endString(_ body: [Unicode.Scalar]) {
    state = .ground
    if let answer = BackgroundAnswer(body: body) { reports.append(.background(answer.colour)) }
  }

  /// What was taken for the beginning of an answer, as the keys it was.
  private func deliverTyped(_ body: [Unicode.Scalar]) -> [Input] {
    deliver(.alt("]")) + body.flatMap { deliver(Key(scalar: $0)) }
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
    if pasted == nil, let report = sequence.report {
      reports.append(report)
      return []
    }
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
