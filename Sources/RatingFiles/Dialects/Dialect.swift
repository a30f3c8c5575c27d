import RatingData

/// How lines of ratings are laid out.
struct Dialect: Sendable, Equatable {
  let separator: Separator
  let fields: RatingFields
  let ids: IdentifierRule
  /// What a line looks like, for messages.
  let layout: String
  var signal = RatingSignal.explicit

  /// Which ids are believed.
  enum IdentifierRule: Sendable {
    /// Numbers alone, as in published layouts: a text there is a mistake.
    case numbers
    case anything
  }
}

/// What stands between two fields.
enum Separator: Sendable, Equatable {
  case byte(UInt8)
  case doubleColon
  /// Any number of spaces and tabs.
  case blanks

  static let comma = Separator.byte(UInt8(ascii: ","))
  static let tab = Separator.byte(UInt8(ascii: "\t"))
  static let semicolon = Separator.byte(UInt8(ascii: ";"))
  static let bar = Separator.byte(UInt8(ascii: "|"))

  /// As it is typed; a space for blanks.
  var text: String {
    switch self {
    case .byte(let byte): String(Unicode.Scalar(byte))
    case .doubleColon: "::"
    case .blanks: " "
    }
  }

  /// In words, for a person.
  var name: String {
    switch self {
    case .comma: "commas"
    case .tab: "tabs"
    case .semicolon: "semicolons"
    case .bar: "bars"
    case .byte: "\"\(text)\""
    case .doubleColon: "double colons"
    case .blanks: "blanks"
    }
  }
}

/// Which of a line's fields is what, counted from 0.
struct RatingFields: Sendable, Equatable {
  let user: Int
  let item: Int
  /// nil where each is 1.
  let rating: Int?
  let time: Int?
  /// How many a line has.
  let count: Int

  /// User and item.
  static let two = RatingFields(user: 0, item: 1, rating: nil, time: nil, count: 2)
  /// User, item, rating and nothing else.
  static let three = RatingFields(user: 0, item: 1, rating: 2, time: nil, count: 3)
  /// And a time behind them.
  static let four = RatingFields(user: 0, item: 1, rating: 2, time: 3, count: 4)

  /// From what each column holds; nil where one that is needed is missing.
  init?(_ columns: [RatingColumn?], signal: RatingSignal = .explicit) {
    guard let user = columns.firstIndex(of: .user), let item = columns.firstIndex(of: .item)
    else { return nil }
    let rating = columns.firstIndex(of: .rating)
    guard rating != nil || signal == .implicit else { return nil }
    self.init(
      user: user, item: item, rating: rating, time: columns.firstIndex(of: .timestamp),
      count: columns.count)
  }

  init(user: Int, item: Int, rating: Int?, time: Int?, count: Int) {
    self.user = user
    self.item = item
    self.rating = rating
    self.time = time
    self.count = count
  }
}
