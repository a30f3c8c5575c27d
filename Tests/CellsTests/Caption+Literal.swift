import Cells

/// Tests of Cells are about where words stand, and explain none.
extension Caption: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self.init(text, about: text) }
}
