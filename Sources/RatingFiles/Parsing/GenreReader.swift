/// Reads `Animation|Comedy` as a list.
///
/// A set combines its few genres in a few hundred ways: each combination is split once and shared.
struct GenreReader {
  private var known: [String: [String]] = ["": [], "(no genres listed)": []]

  mutating func genres(_ field: String) -> [String] {
    if let genres = known[field] { return genres }
    let parts = field.utf8.split(separator: UInt8(ascii: "|"))
    let genres = parts.map { String(Substring($0)) }
    known[field] = genres
    return genres
  }
}
