import RatingData

/// A command of the dashboard of lines, as one row of a table: parsing, help and documentation read it.
///
/// A new one is a value, and a line in `all`.
struct LinearCommand: Sendable {
  /// When it has its turn where somebody types.
  enum Turn: Sendable {
    /// After those before it.
    case inOrder
    /// While others are being answered.
    case atOnce
  }

  /// What stands behind its name.
  enum Argument: Sendable {
    case none
    case optional(String)
    case needed(String)
  }

  let name: String
  let argument: Argument
  /// What it does, as the end of a sentence.
  let meaning: String
  /// How it is typed.
  let example: String
  let turn: Turn
  let begin: @Sendable (_ argument: String) -> LinearStep

  /// - Parameter begin: the first step, with what stands behind the name.
  init(
    _ name: String, _ argument: Argument, _ meaning: String, example: String? = nil,
    turn: Turn = .inOrder, begin: @escaping @Sendable (_ argument: String) -> LinearStep
  ) {
    self.name = name
    self.argument = argument
    self.meaning = meaning
    self.example = example ?? name
    self.turn = turn
    self.begin = begin
  }

  /// Every command, in the order in which help tells of them.
  static let all: [LinearCommand] = [
    .help, .status, .pause, .resume, .stop, .faster, .slower, .set, .find, .like, .user, .rate,
    .forMe, .errors, .runs, .compare, .more, .quiet, .again, .explain, .quit,
  ]

  /// `like TITLE`; `set, or set NAME VALUE` where nothing need stand behind the name.
  var usage: String {
    switch argument {
    case .none: name
    case .optional(let argument): "\(name), or \(name) \(argument)"
    case .needed(let argument): "\(name) \(argument)"
    }
  }
}

/// What a line that was typed means.
enum LinearLine: Sendable {
  case nothing
  /// One of the lines of the last answer.
  case number(Int)
  case command(LinearCommand, argument: String)
  /// It may mean several commands.
  case ambiguous(String, [LinearCommand])
  /// It means none; the nearest, if one is near.
  case unknown(String, nearest: LinearCommand?)

  /// Names may be cut short as long as they mean one command, and letters may be large or small.
  init(_ line: String) {
    let words = line.split(whereSeparator: \.isWhitespace).map { String($0) }
    guard let first = words.first?.lowercased() else {
      self = .nothing
      return
    }
    let digits = first.hasSuffix(".") ? first.dropLast() : first[...]
    if words.count == 1, let number = Int(digits) {
      self = .number(number)
      return
    }
    let named = LinearCommand.all.filter { $0.words[0] == first }
    let meant = named.isEmpty ? LinearCommand.all.filter { $0.name.hasPrefix(first) } : named
    switch (meant.count, meant.first) {
    case (1, let command?):
      let isWhole = words.count > 1 && command.words.dropFirst().first == words[1].lowercased()
      self = .command(
        command, argument: words.dropFirst(isWhole ? 2 : 1).joined(separator: " "))
    case (0, _): self = .unknown(words[0], nearest: Self.nearest(to: first))
    default: self = .ambiguous(words[0], meant)
    }
  }

  private static func nearest(to word: String) -> LinearCommand? {
    LinearCommand.all.map { command in
      (command, EditDistance.between(Array(word.utf8), Array(command.words[0].utf8)))
    }.filter { $0.1 <= max(1, word.utf8.count / 2) }.min { $0.1 < $1.1 }?.0
  }
}

extension LinearCommand {
  fileprivate var words: [String] { name.split(separator: " ").map { String($0) } }
}
