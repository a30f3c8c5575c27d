/// What the name of a number says: what it is of, and on what it was measured.
struct LogName: Equatable {
  /// The data that a number was measured on.
  enum Part: Equatable {
    case training
    case validation
    /// The name does not say.
    case unknown
  }

  /// The name without the word of its part: `loss` of `train/loss`, `val_loss` and `loss/val`.
  let base: String
  let part: Part
  /// The word of its part, or else the end of its name: what tells it from others of its chart in few letters.
  let word: String

  private static let words: [(word: String, part: Part)] = [
    ("train", .training), ("training", .training), ("val", .validation), ("valid", .validation),
    ("validation", .validation), ("eval", .validation), ("test", .validation),
    ("dev", .validation),
  ]

  init(_ name: String) {
    var parts = name.split(separator: "/").map(String.init)
    for place in [parts.startIndex, parts.endIndex - 1] where parts.indices.contains(place) {
      guard parts.count > 1, let part = Self.part(ofWord: parts[place]) else { continue }
      word = parts.remove(at: place)
      (base, self.part) = (parts.joined(separator: "/"), part)
      return
    }
    guard let last = parts.popLast(), let (rest, affix, part) = Self.affix(of: last) else {
      (base, self.part, word) = (
        name, .unknown, name.split(separator: "/").last.map(String.init) ?? name
      )
      return
    }
    (base, self.part, word) = ((parts + [rest]).joined(separator: "/"), part, affix)
  }

  private static func part(ofWord word: String) -> Part? {
    words.first { $0.word == word.lowercased() }?.part
  }

  /// What is left of a word such as `val_loss` or `loss_val`, what was taken from it, and its part.
  private static func affix(of word: String) -> (rest: String, affix: String, part: Part)? {
    let lower = word.lowercased()
    for (affix, part) in words {
      if lower.hasPrefix(affix + "_"), lower.count > affix.count + 1 {
        return (String(word.dropFirst(affix.count + 1)), affix, part)
      }
      if lower.hasSuffix("_" + affix), lower.count > affix.count + 1 {
        return (String(word.dropLast(affix.count + 1)), affix, part)
      }
    }
    return nil
  }

  /// What stands before the last `/`; empty where there is none.
  static func group(of base: String) -> String {
    base.lastIndex(of: "/").map { String(base[..<$0]) } ?? ""
  }
}
