import Files
import RatingData
import Text

/// Finds out how a file of ratings is laid out: the separator, the header, what each column holds.
///
/// The one place where that is guessed. What it says is kept, so that a person can see it.
struct Sniffer {
  /// What the columns are, where a person said so.
  let columns: [RatingColumn?]?
  var signal = RatingSignal.explicit

  /// So many lines are looked at.
  static let sampleSize = 100

  func look(at head: HeadOfFile) throws(LoadError) -> DetectedLayout {
    let lines = head.lines(Self.sampleSize)
    guard let first = lines.first else {
      throw emptiness(of: head)
    }
    if columns == nil, let matrix = try MatrixMarket(head, signal: signal) {
      return matrix.detected
    }
    try refuseNetflix(lines, in: head.file)
    let least = columns?.count ?? (signal == .implicit ? 2 : 3)
    guard let vote = SeparatorVote(lines, least: least) else {
      try refuseOpenQuotes(lines, in: head.file)
      let odd = lines.first { !SeparatorVote.cuts($0, into: least) } ?? first
      throw .noColumns(
        at: .init(file: head.file, line: odd.number), found: String(outside: odd.bytes),
        wanted: columns?.count)
    }
    let header = header(first, lines.dropFirst().first, vote)
    let names = header?.fields(vote.separator) ?? []
    return try detected(
      vote, header: header, names: names, lines: lines, first: first, in: head.file)
  }

  /// The layout that a file of this name is published in, where it has that, or else what it looks like.
  func look(at head: HeadOfFile, expecting dialect: Dialect) throws(LoadError) -> DetectedLayout {
    let lines = head.lines(Self.sampleSize)
    let separator = dialect.separator.text.utf8
    let fitting = lines.count { $0.bytes.contains(separator) }
    let names = lines.first?.fields(dialect.separator) ?? []
    let published = DetectedLayout(dialect, evidence: "")
    guard columns == nil else { return try look(at: head) }
    if fitting * 2 >= lines.count, ColumnNames.columns(names) == nil { return published }
    do throws(LoadError) {
      return try look(at: head)
    } catch .noColumns {
      // Neither is it anything else.
      return published
    }
  }

  /// Why a head without a line is refused.
  private func emptiness(of head: HeadOfFile) -> LoadError {
    if head.isWhole { return .empty(file: head.file, expected: Self.anyLayout) }
    if FieldText.isBlank(head.bytes) {
      return .noColumns(
        at: .init(file: head.file, line: 1), found: "nothing but blank lines",
        wanted: columns?.count)
    }
    let line = head.bytes.count { $0 == UInt8(ascii: "\n") } + 1
    return .longLine(at: .init(file: head.file, line: line), limit: HeadOfFile.longest)
  }

  static let anyLayout = "user, item and rating, with or without a time"

  private func detected(
    _ vote: SeparatorVote, header: HeadOfFile.Line?, names: [String], lines: [HeadOfFile.Line],
    first: HeadOfFile.Line, in file: String
  ) throws(LoadError) -> DetectedLayout {
    let found = try columnsFound(vote, names: names, lines: lines, first: first, in: file)
    let padding = max(0, vote.fieldCount - found.columns.count)
    let padded = found.columns + Array(repeating: nil, count: padding)
    guard let fields = RatingFields(padded, signal: signal) else {
      throw .columnsNeeded(
        file: file, found: String(outside: first.bytes), separator: vote.separator.name)
    }
    let layout =
      names.isEmpty
      ? padded.map { $0?.rawValue ?? "_" }.joined(separator: ", ").excerpt()
        + " between \(vote.separator.name)"
      : FieldText.trimmed(String(outside: header?.bytes ?? [])).excerpt()
    var detected = DetectedLayout(
      Dialect(
        separator: vote.separator, fields: fields, ids: .anything, layout: layout,
        signal: signal),
      header: header,
      evidence: "\(vote.separator.name) between \(vote.fieldCount) columns; \(found.how):"
        + " \(Self.columnSummary(padded, names))")
    detected.saysMovies = ColumnNames.sayMovies(names)
    if let header {
      detected.guesses = guesses(header, names: names, in: file)
    } else if columns == nil {
      detected.guesses = rowNumbers(lines, vote, in: file)
    }
    return detected
  }

  /// Netflix' layout: a movie's id and a colon on a line, and its ratings below.
  private func refuseNetflix(_ lines: [HeadOfFile.Line], in file: String) throws(LoadError) {
    guard let first = lines.first else { return }
    let text = FieldText.trimmed(String(outside: first.bytes))
    guard text.hasSuffix(":"), FieldText.identifier(text.dropLast().utf8) != nil else { return }
    throw .unsuitable(
      at: .init(file: file, line: first.number), expected: "user, item and rating in each line",
      found: text,
      remedy:
        "this is Netflix' layout, a movie's id above its ratings; write the id into each line:"
        + " awk -F, '/:$/{m=$1+0;next}{print $1\",\"m\",\"$2\",\"$3}'")
  }

  /// Names the cause where fields in quotes go on over several lines, which are read line by line.
  private func refuseOpenQuotes(_ lines: [HeadOfFile.Line], in file: String) throws(LoadError) {
    let quote = UInt8(ascii: "\"")
    guard let open = lines.first(where: { $0.bytes.count { $0 == quote } % 2 == 1 }) else { return }
    throw .unsuitable(
      at: .init(file: file, line: open.number), expected: "a closing quote in the same line",
      found: String(outside: open.bytes),
      remedy:
        "fields in quotes are not read over several lines; give a file of user, item and rating"
        + " alone")
  }

  /// A first column that counts 0, 1, 2, … beside "times" that are none is what pandas puts before a row.
  private func rowNumbers(
    _ lines: [HeadOfFile.Line], _ vote: SeparatorVote, in file: String
  ) -> [String] {
    let rows = lines.compactMap { $0.fields(vote.separator) }.filter { $0.count == vote.fieldCount }
    guard vote.fieldCount == 4, rows.count >= 10, rows.count == lines.count else { return [] }
    let counts = zip(rows, 0...).allSatisfy { $0[0] == String($1) || $0[0] == String($1 + 1) }
    let times = rows.compactMap { Double($0[3]) }
    guard counts, times.count == rows.count, times.allSatisfy({ $0.magnitude < 1000 }) else {
      return []
    }
    return [
      "\(file): the first column counts its rows, and the last holds no times: if the first is a row"
        + " number, as pandas writes it, name the columns by --columns _,user,item,rating"
    ]
  }

  /// What a header does not say clearly; nothing where a person said what the columns are.
  private func guesses(_ header: HeadOfFile.Line, names: [String], in file: String) -> [String] {
    guard columns == nil else { return [] }
    let place = LoadError.Place(file: file, line: header.number)
    guard ColumnNames.columns(names) != nil else {
      let line = FieldText.trimmed(String(outside: header.bytes)).excerpt()
      return ["\(place): \"\(line)\" is taken for a header"]
    }
    return ColumnNames.rivals(names).map { rival in
      "\(place): \(rival.taken.excerpt()) is taken for the \(rival.column.rawValue),"
        + " and not \(rival.left.map { $0.excerpt() }.formatted)"
    }
  }

  private struct Columns {
    let columns: [RatingColumn?]
    /// How that is known.
    let how: String

    init(_ columns: [RatingColumn?], how: String) {
      self.columns = columns
      self.how = how
    }
  }

  /// As a person said, or by their names, or by their order.
  private func columnsFound(
    _ vote: SeparatorVote, names: [String], lines: [HeadOfFile.Line],
    first: HeadOfFile.Line, in file: String
  ) throws(LoadError) -> Columns {
    if let columns { return Columns(columns, how: "by --columns") }
    if let named = ColumnNames.columns(names) {
      return Columns(completed(named), how: "named by the header")
    }
    let how = names.isEmpty ? "no header, by order" : "a header of other names, by order"
    switch vote.fieldCount {
    case 2 where signal == .implicit: return Columns([.user, .item], how: how)
    case 3 where signal == .implicit && areTimes(lines, 2, vote):
      return Columns([.user, .item, .timestamp], how: how)
    case 3: return Columns([.user, .item, .rating], how: how)
    case 4: return Columns([.user, .item, .rating, .timestamp], how: how)
    default:
      throw .columnsNeeded(
        file: file, found: String(outside: first.bytes), separator: vote.separator.name)
    }
  }

  /// Whether a column holds times of this century or the last, and no counts.
  private func areTimes(_ lines: [HeadOfFile.Line], _ column: Int, _ vote: SeparatorVote) -> Bool {
    let fields = lines.compactMap { $0.fields(vote.separator) }
      .filter { $0.count == vote.fieldCount && FieldText.isDecimal($0[column]) }
    return !fields.isEmpty && fields.allSatisfy { (Double($0[column]) ?? 0) > 1e8 }
  }

  /// The columns with the one that is missing: of three, or four with a time, it is the one without a known
  /// name.
  private func completed(_ columns: [RatingColumn?]) -> [RatingColumn?] {
    let needed: [RatingColumn] =
      signal == .implicit ? [.user, .item] : [.user, .item, .rating]
    let missing = needed.filter { !columns.contains($0) }
    let nameless = columns.indices.filter { columns[$0] == nil }
    guard missing == [.item] || missing == [.user], nameless.count == 1 else { return columns }
    var columns = columns
    columns[nameless[0]] = missing[0]
    return columns
  }

  /// The first line, where it names columns, or where there is no number in it and the next line has
  /// its rating in one.
  private func header(
    _ first: HeadOfFile.Line, _ second: HeadOfFile.Line?, _ vote: SeparatorVote
  ) -> HeadOfFile.Line? {
    guard let fields = first.fields(vote.separator), fields.count == vote.fieldCount else {
      return nil
    }
    // A name is no number, wherever it stands, and a broken line is to be named and not left out.
    guard !fields.contains(where: { Double($0) != nil }) else { return nil }
    if ColumnNames.columns(fields) != nil { return first }
    let rating = columns?.firstIndex(of: .rating) ?? 2
    guard fields.indices.contains(rating), let below = second?.fields(vote.separator),
      below.indices.contains(rating)
    else { return nil }
    return FieldText.isDecimal(below[rating]) ? first : nil
  }

  /// The columns that count, in the file's words and in ours.
  private static func columnSummary(_ columns: [RatingColumn?], _ names: [String]) -> String {
    columns.enumerated().compactMap { index, column in
      guard let column else { return nil }
      let name = names.indices.contains(index) ? names[index] : column.rawValue
      return name.lowercased() == column.rawValue
        ? name : "\(name.excerpt()) (\(column.rawValue))"
    }.joined(separator: ", ")
  }
}
