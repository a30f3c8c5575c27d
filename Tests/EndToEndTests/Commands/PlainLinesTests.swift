import TestFolders
import Testing

/// The dashboard in plain lines, through pipes.
@Suite struct `Plain lines through a pipe` {
  let home = TemporaryFolder()

  @Test func `are answered line by line, and end with the input`() async throws {
    let output = try await script(
      """
      export XDG_DATA_HOME=$PWD/d XDG_CONFIG_HOME=$PWD/c XDG_CACHE_HOME=$PWD/k
      printf 'find toy story\\nrate 1 4.5\\nstop\\nruns\\nfoo\\n' | "$0" --linear; echo $?
      rm -rf d k
      """)
    // Where reading takes a while, it is said first.
    let lines = output.split(separator: "\n").map { String($0) }.drop { $0.hasPrefix("Reading") }
    #expect(
      lines.first
        == "marquee. 100,004 ratings of 9,066 movies by 671 users. Training starts."
        + " Type help for what you can say.")
    #expect(lines.contains("1. Toy Story (1995), 247 ratings, mean 3.87."))
    #expect(lines.contains("A rating of 4.5 for Toy Story (1995) is kept."))
    #expect(lines.contains("1 run."))
    #expect(lines.contains { $0.hasPrefix("foo is no command. Did you mean for me?") })
    #expect(lines.last == "0")
    #expect(!output.contains("\u{1B}") && !output.contains("> "))
  }

  @Test func `say why there is nothing to answer`() async throws {
    let output = try await script(
      """
      export XDG_DATA_HOME=$PWD/d XDG_CACHE_HOME=$PWD/k
      "$0" --linear --data nothing.csv < /dev/null 2>&1; echo $?
      "$0" --linear --record x.cast < /dev/null 2>&1; echo $?
      printf 'linear: on\\n' > config.yaml; mkdir -p c/marquee; mv config.yaml c/marquee
      XDG_CONFIG_HOME=$PWD/c "$0" --data nothing.csv < /dev/null 2>&1; echo $?
      yes help | head -99 | "$0" --linear --no-run | head -1 > /dev/null; echo ${PIPESTATUS[2]}
      rm -rf c d k
      """)
    #expect(output.contains("nothing.csv: no such file or folder"))
    #expect(output.contains("--record is for the screen"))
    let statuses = output.split(separator: "\n").compactMap { Int($0) }
    #expect(statuses == [66, 64, 66, 141])
  }
}

extension `Plain lines through a pipe`: CommandCalling {}
