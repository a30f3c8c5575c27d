import ArgumentParser
import Files
import RatingFiles
import Testing

@testable import RatingWriting
@testable import marquee

@Suite struct `The data commands` {
  private func parse<Command: ParsableCommand>(_ line: String, as type: Command.Type) throws
    -> Command
  {
    let words = line.split(separator: " ").map(String.init)
    return try #require(try Marquee.parsed(words) as? Command, "\(line)")
  }

  @Test func `read what is asked of them`() throws {
    let info = try parse("data info --data D --count 3 --output json", as: InfoCommand.self)
    #expect(info.data.data == "D")
    #expect(info.count == 3)
    #expect(info.output.output == .json)
    let convert = try parse("data convert A B --format ml-100k --force", as: ConvertCommand.self)
    #expect((convert.input, convert.output) == ("A", "B"))
    #expect(convert.writing.format == .ml100k)
    #expect(convert.writing.force)
    let generate = try parse(
      "data generate --users 9 --movies 8 --ratings 70 --factors 3 --seed 2 --scale 1-10 x.csv",
      as: GenerateCommand.self)
    #expect((generate.users, generate.movies, generate.ratings) == (9, 8, 70))
    #expect((generate.factors, generate.seed, generate.scale) == (3, 2, .oneToTen))
    #expect(generate.output == "x.csv")
  }

  @Test(arguments: RatingFormat.allCases) func `know every format by name`(format: RatingFormat)
    throws
  {
    let line = "data convert A B --format \(format.rawValue)"
    #expect(try parse(line, as: ConvertCommand.self).writing.format == format)
  }

  @Test(arguments: [
    "data frobnicate", "data info --count 0", "data info --output xml", "data convert A",
    "data convert A B --format xml", "data generate x.csv",
    "data generate --users 9 --movies 9 x.csv",
    "data generate --users 9 --movies 9 --ratings 82 x.csv",
    "data generate --users 0 --movies 9 --ratings 9 x.csv",
    "data generate --users 9 --movies 9 --ratings 8 x.csv",
    "data generate --users 9 --movies 9 --ratings 9 --factors 0 x.csv",
    "data generate --users 9 --movies 9 --ratings 9 --scale 1-7 x.csv",
    "data generate --users 9223372036854775807 --movies 9223372036854775807 --ratings 9 x.csv",
    "data generate --users 9 --movies 9 --ratings 9 --seed -1 x.csv",
  ]) func `refuse with exit code 64 what makes no sense`(line: String) {
    do {
      _ = try Marquee.parsed(line.split(separator: " ").map(String.init))
      Issue.record("\(line) was accepted")
    } catch {
      #expect(Marquee.exitCode(for: error).rawValue == 64)
    }
  }

  private func format(_ path: String, _ options: String = "") throws -> RatingFormat {
    try parse("data convert A \(path) \(options)", as: ConvertCommand.self).writing.format(of: path)
  }

  @Test func `find the format in the output's name, where none is given`() throws {
    #expect(try format("x.csv") == .csv)
    #expect(try format("x.csv", "--format libmf") == .libmf)
    #expect(try format("-", "--format recbole") == .recbole)
    for (path, options, message) in [
      ("x", "", "x: the name does not tell the format; add --format with one of ml-100k, ml-1m,"),
      ("-", "", "-: the name does not tell the format"),
      ("-", "--format ml-1m", "ml-1m is a folder of files, which standard output is not"),
      ("x.csv.gz", "", "x.csv.gz: the output is not compressed;"),
      ("x.ZIP", "--format csv", "x.ZIP: the output is not compressed;"),
    ] {
      do {
        _ = try format(path, options)
        Issue.record("\(path) \(options) was accepted")
      } catch let failure as Failure {
        #expect(failure.exitCode == 64)
        #expect(failure.message?.hasPrefix(message) == true, "\(failure.message ?? "")")
      }
    }
  }

  @Test(
    arguments: [
      (.exists(path: "x"), 64), (.mixed(folder: "x", file: "y"), 64), (.cancelled, 130),
      (.unsuited(.ml1m, .value(0.5, expected: "whole")), 65),
      (.file(.system(path: "x", code: 28)), 74),
    ] as [(WritingError, Int32)]) func `fail with the exit code of the kind`(
      error: WritingError, code: Int32
    )
  {
    #expect(Failure(error).exitCode == code)
    #expect(Failure(error).message == error.description)
  }

  @Test func `are quiet where nobody reads on`() {
    let closed = WritingError.file(.system(path: StandardOutputSink.name, code: 32))
    #expect(Failure(closed) == .outputClosed)
  }
}
