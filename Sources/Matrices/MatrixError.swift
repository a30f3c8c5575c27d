import Files
import Models
import Text

/// Why a file could not be read as a matrix: where, what was expected, and what to do.
public struct MatrixError: Error, Sendable, Equatable, CustomStringConvertible {
  public let path: String
  public let fault: Fault

  public enum Fault: Error, Sendable, Equatable {
    /// The system refused, or it is no file; with the message.
    case file(String)
    case empty
    /// Python objects, which only a program can make: they are never run.
    case pickled
    /// A `.npz` or another archive.
    case archive
    case compressed
    /// A header that is not as the format has it.
    case header(String)
    /// A type of numbers that is not read.
    case type(String)
    case shape([Int], expected: String)
    /// The header and the size of the file differ.
    case length(expected: Int, found: Int)
    /// A line of text, from 1.
    case line(Int, expected: String, found: String)
    /// A row of a binary file, from 1, at a byte.
    case row(Int, byte: Int, expected: String)
    case noTensor(String, tensors: [String])
    /// A file of several tensors of which none is named.
    case tensors([String])
    case safetensors(WeightsError.Fault)
  }

  public init(_ fault: Fault, at path: String) {
    self.path = path
    self.fault = fault
  }

  init(_ error: any Error, at path: String) {
    let fault: Fault =
      switch error {
      case let fault as Fault: fault
      case let failure as FileFailure: .file("\(failure)")
      case let fault as WeightsError.Fault: .safetensors(fault)
      default: .header("\(error)")
      }
    self.init(fault, at: path)
  }

  /// Whether the file is not there, or cannot be read.
  public var isOfSystem: Bool { if case .file = fault { true } else { false } }

  public var description: String {
    if case .file(let message) = fault { return message }
    return "\(path): \(fault)"
  }
}

extension MatrixError.Fault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .file(let message): message
    case .empty:
      "the file is empty; expected a matrix: npy, safetensors, word2vec or a table of numbers"
    case .pickled:
      "holds pickled Python objects, which are not run; save the matrix with numpy.save(file, array)"
    case .archive: "is an archive, as .npz is; save one matrix with numpy.save(file, array)"
    case .compressed: "is compressed; unpack it first"
    case .header(let message): "the header is not read: \(message.excerpt(200))"
    case .type(let type):
      "holds \(type.excerpt()), expected float16, float32 or float64; convert it with array.astype(\"float32\")"
    case .shape(let shape, let expected):
      "has the shape (\(shape.map(String.init).joined(separator: ", "))), expected \(expected)"
    case .length(let expected, let found):
      "its header asks for \(expected.grouped) bytes, and the file has \(found.grouped); was it written whole?"
    case .line(let line, let expected, let found):
      "line \(line): expected \(expected), found \"\(found.excerpt())\""
    case .row(let row, let byte, let expected): "row \(row), at byte \(byte): expected \(expected)"
    case .noTensor(let name, let tensors):
      "has no tensor \(name.excerpt()); it has \(Self.listed(tensors))"
    case .tensors(let tensors):
      "holds \(tensors.count) tensors; say which: FILE.safetensors:NAME, of \(Self.listed(tensors))"
    case .safetensors(let fault): "\(fault)"
    }
  }

  private static func listed(_ names: [String]) -> String {
    let most = 12
    let shown = names.prefix(most).map { $0.excerpt() }.joined(separator: ", ")
    return names.isEmpty ? "none" : names.count > most ? shown + ", …" : shown
  }
}
