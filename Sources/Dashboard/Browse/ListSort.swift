/// What a list can be sorted by and searched for: the description from which `Browser` makes a list of
/// movies, of users, or of whatever comes.
protocol ListSort: CaseIterable, Equatable, Sendable where AllCases.Index == Int {
  associatedtype Row: Hashable & Sendable

  /// What a list starts with.
  static var initial: Self { get }

  /// What the order is called, for the panel's title.
  func label(_ direction: SortDirection) -> String
  /// All rows in this order; ties are decided.
  func order(_ direction: SortDirection, in library: Library) -> [Row]
  /// The rows that a text looks for, out of all in their order; nil where finding them is left to others.
  static func filter(_ rows: [Row], by text: String, in library: Library) -> [Row]?
  /// The row that a text names in full, whichever others it fits.
  static func exact(_ text: String, among rows: [Row], in library: Library) -> Row?
}

extension ListSort {
  static func exact(_ text: String, among rows: [Row], in library: Library) -> Row? { nil }
}

extension CaseIterable where Self: Equatable, AllCases.Index == Int {
  /// The case after this one, the first after the last.
  var next: Self {
    let all = Self.allCases
    let here = all.firstIndex(of: self) ?? 0
    return all[(here + 1) % all.count]
  }
}
