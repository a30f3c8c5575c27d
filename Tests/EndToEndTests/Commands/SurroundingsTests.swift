import TestFolders
import Testing

/// Pipes, limits and signals around a command.
@Suite struct `Surroundings of a command`: CommandCalling {
  let home = TemporaryFolder()

  @Test func `nothing but the answer is on standard output, and no escape sequence anywhere`()
    async throws
  {
    let outcome = try await marquee("user", "42", "--epochs", "2", "--output", "json")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix(#"{"user":{"id":42"#))
    #expect(outcome.output.filter { $0 == "\n" }.count == 1)
    #expect(!outcome.output.contains("\u{1B}") && !outcome.errors.contains("\u{1B}"))
  }

  private static let generate = "data generate made.csv --users 100 --movies 50 --ratings 3000"

  @Test(arguments: [
    // Nobody listens to what is said beside the work.
    ("\"$0\" \(generate) 2>&1 >&- | true; echo ${PIPESTATUS[0]} *", "0 made.csv"),
    // Nor to the answer.
    ("\"$0\" data list >&- 2>&-; echo $?", "74"), ("\"$0\" --help > /dev/full; echo $?", "74"),
    // A limit on files.
    ("(ulimit -f 4; \"$0\" \(generate); echo $?; ls)", "74"),
    // A limit on handles, and one on memory that the factors do not fit in.
    (
      "(ulimit -n 10; \"$0\" data list 2> said; echo \"$? $(grep -c 'ulimit -n' said)\")", "74 1"
    ),
    (
      """
      "$0" data generate made.csv --users 20000 --movies 2000 --ratings 60000 2> said
      (ulimit -v 300000; ulimit -c 0; "$0" train --data made.csv --factors 1024 2> said)
      echo "$? $(grep -c 'out of memory' said) $(grep -c -i crash said)"
      """, "74 1 0"
    ),
    // Ctrl-\ ends without a look at the stack.
    (
      """
      mkfifo in; exec 3<> in; ulimit -c 0; set -m
      "$0" data info --data - < in 2> said 3>&- & pid=$!
      yes 1,2,3 | head -n 30000 > in  # more than the pipe holds, so it reads
      kill -QUIT $pid; wait $pid; echo "$? $(grep -c crashed said)"
      """, "131 0"
    ),
    // A name that is no text is not taken for another.
    (
      "\"$0\" data convert --force x $'made\\xff.csv' 2>&1 | grep -c 'argument 5, .* is not valid UTF-8'",
      "1"
    ),
  ]) func `odd environments end in order`(lines: String, answer: String) async throws {
    let said = try await script(lines)
    #expect(said == answer + "\n")
  }
}
