import Files
import Models
import RatingData
import Text

/// What the rows of a matrix are called.
public enum RowNames: Sendable, Equatable {
  /// A text of one id a line.
  case file(String)
  case listed([String])

  /// The file; nil where they are listed.
  var path: String? { if case .file(let path) = self { path } else { nil } }

  /// One id a row, in their order; an empty last line is none.
  public func read() throws(MatrixError) -> [String] {
    switch self {
    case .listed(let names): return names
    case .file(let path):
      do throws(FileFailure) {
        let bytes = try InputFile.contents(of: path)
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines.map { line in
          (line.last == UInt8(ascii: "\r") ? line.dropLast() : line).text
        }
      } catch {
        throw MatrixError(error, at: path)
      }
    }
  }
}
