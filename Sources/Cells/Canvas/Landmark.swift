/// Words of a screen that name something, and the key of what explains them.
public struct Caption: Hashable, Sendable {
  /// As it stands on the screen.
  public let text: String
  /// What it is about, as whoever explains the screen knows it.
  public let subject: String

  public init(_ text: String, about subject: String) {
    self.text = text
    self.subject = subject
  }
}

/// A named part of a screen, for whoever explains what is on it.
public struct Landmark: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// A panel, whose title stands in a part of its border.
    case panel(title: Rect, Border.Focus)
    /// An entry of a legend, a mark, a name.
    case word
    /// A column, by its head.
    case column
    /// What stands under a head, or beside a name, where the person is.
    case value(String)
  }

  public let caption: Caption
  public let rect: Rect
  public let kind: Kind

  public init(_ caption: Caption, in rect: Rect, _ kind: Kind = .word) {
    self.caption = caption
    self.rect = rect
    self.kind = kind
  }
}
