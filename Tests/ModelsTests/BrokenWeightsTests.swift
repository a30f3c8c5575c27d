import Files
import RatingData
import TestFolders
import Testing

@testable import Models

@Suite("Broken weights")
struct BrokenWeightsTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/w.safetensors" }

  /// Two users, one movie, two factors: a header as small as it gets.
  private static func header(
    _ change: (inout [String: String]) -> Void = { _ in }, format: String = "marquee",
    version: String = "1", more: String = ""
  ) -> [UInt8] {
    var tensors = [
      "user_ids": tensor("I64", "[2]", 0, 16), "movie_ids": tensor("I64", "[1]", 16, 24),
      "user_factors": tensor("F32", "[2,2]", 24, 40),
      "movie_factors": tensor("F32", "[1,2]", 40, 48),
    ]
    change(&tensors)
    let fields = tensors.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
    let metadata = #""format":"\#(format)","version":"\#(version)"\#(more)"#
    return Array(#"{"__metadata__":{\#(metadata)},\#(fields.joined(separator: ","))}"#.utf8)
  }

  private static func tensor(_ type: String, _ shape: String, _ begin: Int, _ end: Int) -> String {
    "{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":[\(begin),\(end)]}"
  }

  private static func file(_ header: [UInt8], data: [UInt8] = goodData) -> [UInt8] {
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { Array($0) } + header + data
  }

  private static func ids(_ ids: [Int64]) -> [UInt8] {
    ids.flatMap { id in withUnsafeBytes(of: id.littleEndian) { Array($0) } }
  }

  private static let goodData: [UInt8] = ids([1, 2, 5]) + [UInt8](repeating: 0, count: 24)

  private func read(_ bytes: [UInt8]) throws -> Weights {
    try DurableFile.replace(path, with: bytes)
    return try Weights(contentsOf: path)
  }

  @Test("The file that the others are broken from is whole")
  func whole() throws {
    let weights = try read(Self.file(Self.header()))
    #expect(weights.userIDs.map(\.rawValue.number) == [1, 2])
    let model = try #require(weights.snapshot.model as? FactorModel)
    #expect(model.movieFactors == FactorMatrix(rows: 1, columns: 2, values: [0, 0]))
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
    let fault: WeightsError.Fault
  }

  static let cases: [Case] = [
    Case(testDescription: "empty", bytes: [], fault: .tooShort(bytes: 0)),
    Case(testDescription: "seven bytes", bytes: [1, 0, 0, 0, 0, 0, 0], fault: .tooShort(bytes: 7)),
    Case(
      testDescription: "header longer than the file", bytes: [9, 0, 0, 0, 0, 0, 0, 0, 1],
      fault: .headerLength(9, bytes: 9)),
    Case(
      testDescription: "a key twice in the metadata",
      bytes: file(header(more: #","format":"marquee""#)), fault: .repeatedKey("format")),
    Case(
      testDescription: "a tensor twice",
      bytes: file(
        Array(
          String(decoding: header(), as: UTF8.self).replacing(
            #""user_ids""#,
            with: #""user_ids":{"dtype":"I64","shape":[2],"data_offsets":[0,16]},"user_ids""#
          ).utf8)), fault: .repeatedKey("user_ids")),
    Case(
      testDescription: "header longer than anything",
      bytes: [UInt8](repeating: 255, count: 20), fault: .headerLength(.max, bytes: 20)),
    Case(
      testDescription: "another program's", bytes: file(header(format: "pt")),
      fault: .foreign(format: "pt")),
    Case(
      testDescription: "nobody's", bytes: file(Array("{}".utf8)), fault: .foreign(format: nil)),
    Case(
      testDescription: "another version's", bytes: file(header(version: "2")),
      fault: .version("2")),
    Case(
      testDescription: "another kind of model's",
      bytes: file(header(more: #","model":"oracle""#)), fault: .kind("oracle")),
    Case(
      testDescription: "no factors",
      bytes: file(
        header {
          $0["user_factors"] = tensor("F32", "[2,0]", 24, 24)
          $0["movie_factors"] = tensor("F32", "[1,0]", 24, 24)
        }), fault: .shape(tensor: "user_factors", found: [2, 0], expected: "a column at least")),
    Case(
      testDescription: "tensor missing", bytes: file(header { $0["movie_ids"] = nil }),
      fault: .missing(tensor: "movie_ids")),
    Case(
      testDescription: "factors missing", bytes: file(header { $0["user_factors"] = nil }),
      fault: .missing(tensor: "user_factors")),
    Case(
      testDescription: "another type",
      bytes: file(header { $0["user_factors"] = tensor("F16", "[2,2]", 24, 40) }),
      fault: .type(tensor: "user_factors", found: "F16", expected: "F32")),
    Case(
      testDescription: "one dimension",
      bytes: file(header { $0["user_factors"] = tensor("F32", "[4]", 24, 40) }),
      fault: .shape(tensor: "user_factors", found: [4], expected: "2 dimensions")),
    Case(
      testDescription: "negative dimension",
      bytes: file(header { $0["user_factors"] = tensor("F32", "[-2,-2]", 24, 40) }),
      fault: .shape(tensor: "user_factors", found: [-2, -2], expected: "2 dimensions")),
    Case(
      testDescription: "factors of two lengths",
      bytes: file(header { $0["movie_factors"] = tensor("F32", "[2,1]", 40, 48) }),
      fault: .shape(tensor: "movie_factors", found: [2, 1], expected: "2 columns")),
    Case(
      testDescription: "more ids than rows",
      bytes: file(header { $0["movie_ids"] = tensor("I64", "[2]", 16, 24) }),
      fault: .shape(tensor: "movie_ids", found: [2], expected: "[1]")),
    Case(
      testDescription: "shape and bytes differ",
      bytes: file(header { $0["user_factors"] = tensor("F32", "[2,2]", 24, 36) }),
      fault: .offsets(tensor: "user_factors", begin: 24, end: 36, dataBytes: 48)),
    Case(
      testDescription: "a shape beyond all memory",
      bytes: file(
        header {
          $0["user_factors"] = tensor("F32", "[4611686018427387904,2]", 24, 40)
        }), fault: .offsets(tensor: "user_factors", begin: 24, end: 40, dataBytes: 48)),
    Case(
      testDescription: "offsets past the end",
      bytes: file(header { $0["movie_factors"] = tensor("F32", "[1,2]", 44, 52) }),
      fault: .offsets(tensor: "movie_factors", begin: 44, end: 52, dataBytes: 48)),
    Case(
      testDescription: "offsets backwards",
      bytes: file(header { $0["movie_factors"] = tensor("F32", "[1,2]", 48, 40) }),
      fault: .offsets(tensor: "movie_factors", begin: 48, end: 40, dataBytes: 48)),
    Case(
      testDescription: "negative offset",
      bytes: file(header { $0["movie_factors"] = tensor("F32", "[1,2]", -8, 0) }),
      fault: .offsets(tensor: "movie_factors", begin: -8, end: 0, dataBytes: 48)),
    Case(
      testDescription: "cut off", bytes: file(header()).dropLast(),
      fault: .offsets(tensor: "movie_factors", begin: 40, end: 48, dataBytes: 47)),
    Case(
      testDescription: "one over the other",
      bytes: file(header { $0["movie_factors"] = tensor("F32", "[1,2]", 32, 40) }),
      fault: .overlap("user_factors", "movie_factors")),
    Case(
      testDescription: "ids that do not ascend",
      bytes: file(header(), data: ids([2, 2, 5]) + [UInt8](repeating: 0, count: 24)),
      fault: .ids(tensor: "user_ids", position: 1)),
    Case(
      testDescription: "not a number",
      bytes: file(header(), data: ids([1, 2, 5]) + [UInt8](repeating: 255, count: 24)),
      fault: .notFinite(tensor: "user_factors", position: 0)),
    Case(
      testDescription: "biases without their mean",
      bytes: file(
        header { $0["user_biases"] = tensor("F32", "[2]", 48, 56) }, data: goodData + goodData),
      fault: .missing(tensor: "mean")),
  ]

  @Test("Each is refused by name and in words", arguments: cases)
  func refused(each: Case) {
    let error = #expect(throws: WeightsError.self) { try read(each.bytes) }
    #expect(error == .broken(path: path, fault: each.fault))
    #expect(error?.description.hasPrefix(path + ": ") == true)
  }

  @Test(
    "A header that is no JSON, or not the right one, is refused",
    arguments: ["", "{", "[]", "{\"a\":1}", "{\"__metadata__\":{\"a\":1}}", "\u{0}"])
  func wrongHeader(text: String) {
    let error = #expect(throws: WeightsError.self) { try read(Self.file(Array(text.utf8))) }
    guard case .broken(_, .header) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("Cut anywhere, no file traps")
  func cut() throws {
    let bytes = Self.file(Self.header())
    for count in 0..<bytes.count {
      #expect(throws: WeightsError.self) { try read(Array(bytes[..<count])) }
    }
  }
}
