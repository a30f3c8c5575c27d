import Files
import Subprocess

/// The MD5 of a file, by the program that every system has for it.
///
/// What GroupLens publishes is MD5, weak as it is. It is the one use for it here, so a program that is
/// there already is better than code of our own; it takes half a second for the largest set.
enum Checksum {
  private static let program = "md5sum"

  /// 32 small hexadecimal digits.
  static func md5(of path: String) async throws(FetchError) -> String {
    let output: String
    do {
      // By standard input, so that no name of a file can be taken for an option.
      let file = try InputFile(path)
      let result = try await Subprocess.run(
        .name(program), platformOptions: .apart,
        input: .fileDescriptor(file.descriptor, closeAfterSpawningProcess: false),
        output: .string(limit: 1 << 12), error: .discarded)
      output = result.standardOutput
      // Open until here: closed, its number could be another file's by the time that it is read.
      _ = consume file
    } catch let failure as FileFailure {
      throw .file(failure)
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw .noProgram(program)
    } catch {
      throw Task.isCancelled ? .interrupted(kept: 0) : .program(program, "\(error)")
    }
    guard !Task.isCancelled else { throw .interrupted(kept: 0) }
    guard let sum = PublishedSum.parse(output, of: "") else {
      throw .program(program, "it gave no sum")
    }
    return sum
  }
}
