import Files
import Subprocess
import TestFolders
import Testing

/// Runs on the disk, from command to command.
@Suite struct `Kept runs`: CommandCalling {
  let home = TemporaryFolder()

  @Test func `a run is kept, listed, resumed, compared and removed`() async throws {
    #expect(try await marquee("runs", "list").output.hasPrefix("No run is kept in \(home.path)"))
    let first = try await marquee("train", "--epochs", "2", "--factors", "4")
    #expect(first.errors.contains("The run is kept as "))
    _ = try await marquee("train", "--epochs", "1", "--no-run")
    let rest = try await marquee("train", "--resume", "last", "--epochs", "4", "--log", "json")
    let again = try await marquee("train", "--resume", "last", "--log", "json")
    let less = try await marquee("train", "--resume", "last", "--epochs", "3")
    #expect(less.status == 64 && less.errors.contains("--epochs 3: 4 epochs of 2"))
    let straight = try await marquee(
      "train", "--epochs", "4", "--factors", "4", "--log", "json")
    func losses(_ output: String) -> [Substring] {
      output.split(separator: "\n").filter { $0.contains(#""event":"epoch""#) }
        .map { $0.prefix { $0 != "s" || !$0.isASCII } }
    }
    #expect(losses(rest.output).count == 4)
    #expect(losses(rest.output) == losses(straight.output))
    #expect(losses(again.output) == losses(straight.output))
    let list = try await marquee("runs", "list").output.split(separator: "\n")
    #expect(list.count == 3)
    let names = list.dropFirst().map { String($0.prefix { $0 != " " }) }
    #expect(try await marquee("runs", "show", names[0]).output.contains("repeat it marquee train"))
    let comparison = try await marquee(["runs", "compare"] + names).output
    #expect(comparison.contains("epochs run") && !comparison.contains("factors"))
    let answer = try await marquee("predict", "42", "Toy Story (1995)", "--weights", "last")
    #expect(answer.status == 0)
    #expect(try await marquee("runs", "label", "last", "low", "rate", "#thesis").status == 0)
    #expect(try await marquee("runs", "list").output.contains("low rate #thesis"))
    let table = home.path + "/run.csv"
    #expect(try await marquee("runs", "export", "last", table).status == 0)
    #expect(try await marquee("runs", "export", "last", table).status == 65)
    #expect(
      try await marquee("runs", "export", "last", home.path + "/tb", "--format", "tensorboard")
        .errors.contains("events.out.tfevents."))
  }

  private func refuseDamage(to name: String) async throws {
    let manifest = home.path + "/marquee/runs/\(name)/run.json"
    let whole = String(decoding: try InputFile.contents(of: manifest), as: UTF8.self)
    try DurableFile.replace(
      manifest,
      with: Array(whole.replacing(#""validation" : 0.1"#, with: #""validation" : 2"#).utf8))
    for arguments in [["train"], []] {
      let refused = try await marquee(arguments + ["--resume", name])
      #expect(refused.status == 65)
      #expect(refused.errors.contains("run.json: settings.validation is 2: expected a fraction"))
    }

  }

  @Test func `a run that is repeated is kept once, with the count`() async throws {
    let command = ["train", "--epochs", "1", "--factors", "2"]
    let first = try await marquee(command)
    let name = try #require(first.errors.firstMatch(of: /kept as (\S+)\./)?.output.1)
    _ = try await marquee(["train", "--epochs", "1", "--factors", "3"])
    #expect(try await !marquee("runs", "list").output.contains("repeats"))
    let again = try await marquee(command + ["--threads", "1"])
    #expect(try await marquee("runs", "list").output.contains("repeats"))
    #expect(again.errors.contains("kept as \(name), which it repeats bit for bit"))
    let list = try await marquee("runs", "list", "--output", "json").output
    #expect(list.ranges(of: #""repeats":"#).count == 2 && list.contains(#""repeats":1"#))
    #expect(try await marquee("runs", "show", "last").output.contains("repeated  once, last at 20"))
    let folders = try Folder.names(in: home.path + "/marquee/runs")
    #expect(folders.count { $0.contains("T") } == 2)
  }

  @Test func `a run is removed, and nothing that marquee did not write`() async throws {
    _ = try await marquee("train", "--epochs", "1", "--factors", "2")
    let runs = home.path + "/marquee/runs"
    let name = try #require(try Folder.names(in: runs).first { !$0.hasPrefix(".") })
    try DurableFile.replace("\(runs)/\(name)/notes.txt", with: [1])
    let project = home.path + "/project"
    try Folder.create(project)
    try DurableFile.replace(project + "/run.json", with: Array("{}".utf8))
    // All of them, or none.
    let refused = try await marquee("runs", "remove", name, project)
    #expect(refused.status == 65)
    #expect(refused.errors.contains("project/run.json: is not the run.json of a run"))
    #expect(try Folder.names(in: "\(runs)/\(name)").contains("run.json"))
    let removed = try await marquee("runs", "remove", name, "last", "--output", "json")
    #expect(removed.status == 0 && removed.output.contains(#""left":["notes.txt"]"#))
    #expect(try Folder.names(in: "\(runs)/\(name)") == ["notes.txt"])
  }

  /// Killed wherever it happens to be, again and again.
  @Test func `a run that is killed goes on as if nothing had been`() async throws {
    let script = """
      XDG_DATA_HOME="$1"; export XDG_DATA_HOME
      "$0" train --epochs 400 --patience 400 --factors 4 > "$1/log" 2>&1 &
      until ls "$1"/marquee/runs/*/state.safetensors > /dev/null 2>&1; do sleep 0.05; done
      kill -9 $!
      for pause in 0.2 2.2 0.5; do
        "$0" runs show last > /dev/null || exit 3
        "$0" train --resume last > "$1/log" 2>&1 &
        sleep $pause; kill -9 $! 2> /dev/null
      done
      "$0" train --resume last > /dev/null 2> "$1/log" || exit 4
      "$0" train --epochs 400 --patience 400 --factors 4 > /dev/null 2>&1 || exit 5
      grep -h '"epoch"' "$1"/marquee/runs/*/events.jsonl | sed 's/,"seconds.*//' | grep '"event":"epoch"' | sort | uniq -c | awk '$1 != 2' | wc -l
      """
    let result = try await Subprocess.run(
      .name("sh"), arguments: ["-c", script, try Product.path("marquee"), home.path],
      output: .string(limit: 1 << 16), error: .discarded)
    #expect(result.terminationStatus == .exited(0))
    #expect(result.standardOutput.trimmingPrefix(" ").hasPrefix("0"))
  }
}
