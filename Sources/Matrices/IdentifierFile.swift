import Files
import Models
import RatingData
import Text

/// The ids of a matrix's rows: a text of one a line.
public struct IdentifierFile: Sendable, Equatable {
  public let path: String

  public init(_ path: String) { self.path = path }

  /// One id a line, in their order; an empty last line is none.
  public func read() throws(MatrixError) -> [String] {
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
