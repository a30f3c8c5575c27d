import Dashboard
import Dispatch
import Exporting
import Runs

/// Writes lists and screens to new files in the working folder, on a queue of its own.
struct ExportQueue {
  private let queue = DispatchQueue(label: "marquee.export", qos: .userInitiated)
  let mailbox: Mailbox

  init(mailbox: Mailbox) { self.mailbox = mailbox }

  func write(_ table: ExportTable, _ format: ScreenExport) {
    let stem = "marquee-" + NewFile.stem(table.name)
    switch format {
    case .json: write(stem, "json") { Self.json(table) + "\n" }
    default:
      write(stem, "csv") {
        SeparatedText.csv(table.columns, table.rows.map { $0.map(\.text) })
      }
    }
  }

  func write(_ stem: String, _ suffix: String, _ text: @escaping @Sendable () -> String) {
    queue.async { [mailbox] in
      do {
        let path = try NewFile.write(text(), stem: stem, suffix: suffix)
        mailbox.post(.notice("written to \(path)"))
      } catch {
        mailbox.post(.notice("not written: \(error)"))
      }
    }
  }

  /// An array of objects, keys in the order of the columns.
  private static func json(_ table: ExportTable) -> String {
    JSON.array(
      table.rows.map { row in
        zip(table.columns, row).reduce([:] as JSON) { object, field in
          switch field.1 {
          case .text(let text): object.adding([field.0: .string(text)])
          case .number(let number): object.adding([field.0: .number(number)])
          case .empty: object.adding([field.0: .null])
          }
        }
      }
    ).text
  }

  /// Waits until all is written.
  func end() { queue.sync {} }
}
