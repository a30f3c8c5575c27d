import RatingData

/// The table of all terms.
public enum Terms {
  /// Group by group.
  public static let all: [Term] = Term.Group.allCases.flatMap(\.terms)

  private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

  /// The term of an id; nil of an id that none has.
  public static func term(id: String) -> Term? { byID[id] }

  /// The terms of a word as a person types it: by their names, or else by what stands for them. A word may have
  /// several.
  public static func named(_ word: String) -> [Term] {
    let word = word.lowercased()
    let named = all.filter { $0.name.lowercased() == word }
    return named.isEmpty
      ? all.filter { $0.aliases.contains { $0.lowercased() == word } } : named
  }

  /// The word that a person may have meant who typed one that finds nothing; nil where none is near.
  public static func nearest(to word: String) -> String? {
    let letters = Array(word.lowercased().utf8)
    let nearest = words.map { word in
      (word: word, distance: EditDistance.between(letters, Array(word.lowercased().utf8)))
    }
    .min { $0.distance < $1.distance }
    return nearest.flatMap { $0.distance <= max(1, letters.count / 2) ? $0.word : nil }
  }

  /// Every word that finds a term, each once.
  public static let words: [String] = {
    var seen: Set<String> = []
    return all.flatMap { [$0.name] + $0.aliases }.filter { seen.insert($0.lowercased()).inserted }
  }()
}
