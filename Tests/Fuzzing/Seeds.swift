import Files

/// The samples of the tests as files that a fuzzer starts from, and a dictionary of the tokens.
enum Seeds {
  /// - Parameter folder: where `corpus` and `tokens.dict` are put.
  static func write(to folder: String) throws(FileFailure) {
    let corpus = folder + "/corpus"
    try Folder.create(corpus)
    for (number, sample) in Trial.samples.enumerated() {
      try DurableFile.replace("\(corpus)/\(sample.surface)-\(number)", with: sample.bytes)
    }
    let dictionary = Trial.tokens.map { "\"\(escaped($0))\"\n" }.joined()
    try DurableFile.replace(folder + "/tokens.dict", with: Array(dictionary.utf8))
  }

  private static func escaped(_ token: [UInt8]) -> String {
    token.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return "\\x\(digits.count == 1 ? "0" : "")\(digits)"
    }.joined()
  }
}
