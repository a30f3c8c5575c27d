import Cells
import Jobs

/// What lies over a screen and takes its keys: what it knows, its keys and what they do, and how it is painted.
///
/// A new sheet is a folder, and a key of a screen's or of the dashboard's table that opens it.
protocol Sheet: KeyTarget {
  /// What the help calls it.
  static var title: String { get }
  /// Whether any key that means nothing else closes it.
  static var closesOnAnyKey: Bool { get }

  /// Takes a key into a text; false where it means what the table says.
  mutating func type(_ key: Key) -> Bool
  /// Takes pasted text into a text. Elsewhere it means nothing: it is no sequence of commands.
  mutating func paste(_ text: String)
  /// The jobs whose results it would show now, but for those that it has or that are on their way.
  mutating func jobs(_ shared: Shared) -> [Job]
  /// Takes what has come of a job of its own; nil of others.
  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]?
  /// Takes a click or the wheel; false where that closes it.
  mutating func receive(_ mouse: Mouse, in body: Rect, _ shared: inout Shared) -> Bool
  /// Its text in the line above the footer; nil where it has none.
  func line(width: Int, _ shared: Shared) -> String?
  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared)
  /// What it computes while it is hidden, and how far that is: `sweep 4 of 9`; nil while it computes nothing.
  var workUnderWay: String? { get }
}

/// What a sheet need not do.
extension Sheet {
  static var closesOnAnyKey: Bool { false }
  mutating func type(_ key: Key) -> Bool { false }
  mutating func paste(_ text: String) {}
  mutating func jobs(_ shared: Shared) -> [Job] { [] }
  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]? { nil }
  mutating func receive(_ mouse: Mouse, in body: Rect, _ shared: inout Shared) -> Bool { false }
  func line(width: Int, _ shared: Shared) -> String? { nil }
  var workUnderWay: String? { nil }
  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {}
}

/// A sheet into whose text every letter goes.
protocol TextSheet: Sheet {}

/// A sheet that goes on while it is hidden: what it knows, and the jobs that it waits for.
protocol LastingSheet: Sheet {}

extension Binding where Target: Sheet {
  /// The key that closes a sheet, or hides one that lasts.
  static func leave(_ keys: [Key] = [.escape], _ help: String = "close", label: String = "close")
    -> Binding
  {
    Binding(
      "leave", keys, keys.map(\.name).joined(separator: " "), .list, help, label: label,
      action: { _, shared in
        shared.sheets.close()
        return []
      }
    ).vital
  }
}
