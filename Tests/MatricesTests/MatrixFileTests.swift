import Files
import Foundation
import Matrices
import Models
import TestFolders
import Testing

/// Matrices of other programs.
@Suite struct `A matrix in a file` {
  private let folder = TemporaryFolder()

  @Test(arguments: [
    ("f2.npy", "npy, float16"), ("f4.npy", "npy, float32"), ("f8.npy", "npy, float64"),
    ("f4-big.npy", "npy, float32"), ("f4-columns.npy", "npy, float32, columns first"),
    ("f8-version2.npy", "npy, float64"), ("one.safetensors", "safetensors, only, float32"),
    ("several.safetensors:movies", "safetensors, movies, float32"),
    ("several.safetensors:half", "safetensors, half, float16"),
    ("words.bin", "word2vec, binary"), ("words.txt", "word2vec, text"),
    ("table.csv", "table of numbers"), ("plain.tsv", "table of numbers"),
  ])
  func `is read to the bit, by what is in it`(_ name: String, _ format: String) throws {
    let expected = try Fixture.read()
    let named = try MatrixFile(Fixture.path(name)).read()
    #expect(named.format == format)
    #expect((named.matrix.rows, named.matrix.columns) == (12, 5))
    #expect(named.matrix.values == expected.values)
    #expect(named.rowsNotFinite == 0)
    switch name {
    case "words.bin":
      #expect(named.names == expected.words.map { $0.replacing(" ", with: "_") })
    case "words.txt", "table.csv": #expect(named.names == expected.words)
    default: #expect(named.names == nil)
    }
  }

  /// A file may have another name than its kind has.
  @Test func `is known whatever it is called`() throws {
    for (name, other) in [("f4.npy", "a"), ("words.bin", "b.npy"), ("table.csv", "c.bin")] {
      let path = "\(folder.path)/\(other)"
      try FileManager.default.copyItem(atPath: Fixture.path(name), toPath: path)
      #expect(
        try MatrixFile(path).read().matrix == MatrixFile(Fixture.path(name)).read().matrix)
    }
  }

  @Test func `is a column where it has one dimension`() throws {
    let expected = try Fixture.read().matrix.map { $0[0] }
    #expect(try MatrixFile(Fixture.path("column.npy")).column() == expected)
    #expect(try MatrixFile(Fixture.path("several.safetensors:bias")).column() == expected)
    let error = #expect(throws: MatrixError.self) {
      _ = try MatrixFile(Fixture.path("f4.npy")).column()
    }
    #expect(error?.fault == .shape([12, 5], expected: "one number for each row"))
  }

  @Test(arguments: [
    ("pickled.npy", MatrixError.Fault.pickled), ("fields.npy", .type("fields")),
    ("whole.npy", .type("<i8")), ("archive.npz", .archive),
    ("three.npy", .shape([2, 2, 2], expected: "rows and columns")),
    ("several.safetensors", .tensors(["bias", "half", "movies"])),
    ("several.safetensors:users", .noTensor("users", tensors: ["bias", "half", "movies"])),
  ])
  func `is refused where it is none`(_ name: String, _ fault: MatrixError.Fault) throws {
    let error = #expect(throws: MatrixError.self) {
      _ = try MatrixFile(Fixture.path(name)).read()
    }
    #expect(error?.fault == fault)
    #expect("\(try #require(error))".hasPrefix(MatrixFile(Fixture.path(name)).path + ": "))
  }

  private func refusal(_ bytes: [UInt8], _ name: String = "file") throws -> String {
    let path = "\(folder.path)/\(name)"
    try DurableFile.replace(path, with: bytes)
    let error = #expect(throws: MatrixError.self) { _ = try MatrixFile(path).read() }
    return error.map { "\($0)".replacing(path, with: "it") } ?? ""
  }

  @Test func `says which line is not of numbers`() throws {
    #expect(
      try refusal(Array("1,2\n3,x\n".utf8)) == "it: line 2: expected a number, found \"x\"")
    #expect(
      try refusal(Array("1,2\n\n3\n".utf8))
        == "it: line 3: expected 2 numbers, found \"1 number\"")
    #expect(try refusal(Array("a,b\n".utf8)).hasPrefix("it: line 1: expected rows of numbers"))
    #expect(try refusal([]).contains("the file is empty"))
    #expect(
      try refusal(Array("2 2\na 1.25 2.25\n".utf8))
        == "it: line 2: expected 2 words, found \"the end of the file after 1\"")
    #expect(
      try refusal(Array("1 2\na 1 2\nb 1 2\n".utf8))
        == "it: line 3: expected the end, after 1 word, found \"b 1 2\"")
    #expect(try refusal([0x1F, 0x8B, 8, 0]).contains("unpack it first"))
    #expect(try refusal([0x80, 4, 0x95, 0]).contains("pickled"))
  }

  @Test func `is checked against its size before it takes memory`() throws {
    let whole = try Array(Data(contentsOf: URL(filePath: Fixture.path("f4.npy"))))
    #expect(try refusal(whole.dropLast()).contains("asks for 368 bytes, and the file has 367"))
    #expect(try refusal(whole + [0]).contains("asks for 368 bytes, and the file has 369"))
    let text = String(decoding: whole, as: UTF8.self)
    #expect(text.contains("(12, 5)"))
    for shape in ["(4611686018427387904, 4)", "(9999999999999999999999, 5)", "(12, -5)", "(0, 5)"] {
      #expect(try !refusal(npy(shape: shape)).isEmpty)
    }
    #expect(try refusal(Array("9000000000000000000 9000000000000000000\n".utf8) + [1]) != "")
  }

  /// A header of the usual length, and no numbers.
  private func npy(shape: String) -> [UInt8] {
    let dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': \(shape), }\n"
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(dictionary.utf8.count), 0]
      + Array(dictionary.utf8)
  }

  /// A file that was cut off, and one in which a byte is another: read or refused, and nothing else.
  @Test func `of any bytes does no harm`() throws {
    var generator = SystemRandomNumberGenerator()
    for name in [
      "f2.npy", "f4-columns.npy", "one.safetensors", "words.bin", "words.txt", "table.csv",
    ] {
      let whole = try Array(Data(contentsOf: URL(filePath: Fixture.path(name))))
      let path = "\(folder.path)/\(name)"
      for length in stride(from: 0, to: whole.count, by: max(1, whole.count / 60)) {
        try DurableFile.replace(path, with: Array(whole.prefix(length)))
        _ = try? MatrixFile(path).read()
      }
      for _ in 0..<150 {
        var changed = whole
        changed[Int.random(in: 0..<whole.count, using: &generator)] = .random(in: 0...255)
        try DurableFile.replace(path, with: changed)
        _ = try? MatrixFile(path).read()
      }
    }
  }

  @Test func `counts rows that are near nothing`() throws {
    let path = "\(folder.path)/nan.csv"
    try DurableFile.replace(path, with: Array("1,2\nnan,1\n3,inf\n".utf8))
    let named = try MatrixFile(path).read()
    #expect(named.rowsNotFinite == 2 && named.matrix.rows == 3)
  }

  @Test func `is not where there is no file`() {
    let error = #expect(throws: MatrixError.self) {
      _ = try MatrixFile(folder.path + "/none.npy").read()
    }
    #expect(error?.isOfSystem == true)
    #expect(error.map { "\($0)" } == folder.path + "/none.npy: No such file or directory")
  }
}
