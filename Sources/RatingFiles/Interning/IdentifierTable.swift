/// Numbers the ids of users, or of movies, as one worker meets them.
///
/// Ids that are numbers count from 0 up and texts from −1 down, so that a column of 32 bits holds both.
struct IdentifierTable {
  private(set) var numbers = NumberIDTable()
  private(set) var texts = TextIDTable()

  @inline(__always)
  mutating func number(of id: Int64) -> Int32 { numbers.number(of: id) }

  mutating func number(of id: UnsafeBufferPointer<UInt8>) -> Int32 { ~texts.number(of: id) }

  @inline(__always)
  mutating func number(of name: FastLine.Name) -> Int32 {
    if let text = name.text { number(of: text) } else { number(of: name.number) }
  }
}
