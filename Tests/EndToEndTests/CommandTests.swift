import Files
import Subprocess
import TestFolders
import Testing

/// The commands as a script calls them: standard output, standard error, exit status.
@Suite struct CommandTests {
  /// Where runs are kept.
  private let home = TemporaryFolder()

  private struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  private func marquee(_ arguments: String...) async throws -> Outcome {
    try await marquee(arguments)
  }

  private func marquee(_ arguments: [String]) async throws -> Outcome {
    let result = try await Subprocess.run(
      .path(.init(try Product.path("marquee"))), arguments: Arguments(arguments),
      environment: .inherit.updating(["XDG_DATA_HOME": home.path, "XDG_CONFIG_HOME": home.path]),
      output: .string(limit: 1 << 22), error: .string(limit: 1 << 20))
    var status: Int32 = -1
    if case .exited(let code) = result.terminationStatus { status = Int32(code) }
    return Outcome(
      status: status, output: result.standardOutput, errors: result.standardError)
  }

  @Test func `train prints what the notebook prints`() async throws {
    let outcome = try await marquee("train", "--epochs", "2", "--seed", "1")
    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.status == 0)
    #expect(lines.contains("100004 ratings loaded."))
    #expect(lines.contains("Train on 90003 samples, validate on 10001 samples"))
    #expect(lines.contains("Epoch 2/2"))
    #expect(lines.last?.contains(/^[0-9.]+s - loss: \d+\.\d{4} - val_loss: \d+\.\d{4}$/) == true)
  }

  @Test func `equal seeds print equal losses, other seeds others`() async throws {
    func losses(_ seed: String) async throws -> [Substring] {
      let log = try await marquee("train", "--epochs", "2", "--seed", seed, "--log", "json").output
      return log.matches(of: /"val_loss":[0-9.]+/).map(\.output)
    }
    let first = try await losses("7")
    #expect(first.count == 2)
    #expect(try await losses("7") == first)
    #expect(try await losses("8") != first)
  }

  @Test func `saved weights answer as the training that made them`() async throws {
    let stage = try Stage()
    defer { stage.remove() }
    let file = stage.home + "/w.safetensors"
    let trained = try await marquee("train", "--epochs", "3", "--save", file)
    #expect(trained.status == 0)
    let similar = try await marquee(
      "similar", "Toy Story (1995)", "--weights", file, "--count", "3", "--output", "json")
    #expect(similar.status == 0)
    #expect(similar.output.hasPrefix(#"{"movie":{"id":1,"title":"Toy Story (1995)"}"#))
    let retrained = try await marquee(
      "similar", "--id", "1", "--epochs", "3", "--count", "3", "--output", "json")
    #expect(retrained.output == similar.output)
    let predicted = try await marquee("predict", "42", "Fargo (1996)", "--weights", file)
    #expect(predicted.status == 0)
    _ = try await Subprocess.run(.name("rm"), arguments: ["-f", file], output: .discarded)
  }

  @Test func `tables fit into the columns that the environment tells of`() async throws {
    let line = #"COLUMNS=60 "$0" similar "Toy Story (1995)" --epochs 1"#
    let narrow = try await script(line)
    #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 60 }, "\(narrow)")
    #expect(narrow.contains("…"))
  }

  @Test func `what is saved replaces weights, and nothing else unasked`() async throws {
    let folder = TemporaryFolder()
    let ratings = folder.path + "/mine.csv"
    let text =
      "user,item,rating\n" + (0..<50).map { "\($0 % 7),\($0 % 9),\($0 % 5 + 1)\n" }.joined()
    try DurableFile.replace(ratings, with: Array(text.utf8))
    try DurableFile.replace(folder.path + "/notes.txt", with: Array("notes".utf8))
    _ = try await Subprocess.run(
      .name("ln"), arguments: ["-s", ratings, folder.path + "/link"], output: .discarded)
    let train = ["train", "--data", ratings, "--epochs", "1", "--save"]
    for (name, more, status, words) in [
      ("mine.csv", ["--force"], 64, "the ratings are read from this file"),
      ("link", ["--force"], 64, "the ratings are read from this file"),
      ("notes.txt", [], 64, "exists already, and does not hold weights"),
      ("new.safetensors", [], 0, "The weights of epoch 1"),
      ("new.safetensors", [], 0, "The weights of epoch 1"),
      ("notes.txt", ["--force"], 0, "The weights of epoch 1"),
    ] {
      let outcome = try await marquee(train + [folder.path + "/" + name] + more)
      #expect(outcome.status == Int32(status), "\(name) \(more)")
      #expect(outcome.errors.contains(words), "\(name): \(outcome.errors)")
    }
    #expect(try InputFile.contents(of: ratings) == Array(text.utf8))
  }

  @Test(arguments: [
    (["trian"], "trian is not a marquee command; did you mean train?"),
    (["data", "fetsh"], "fetsh is not a marquee data command; did you mean fetch?"),
    (["train", "--factors", "-5"], "--factors -5: expected 1 to 1024"),
    (["recommend", "1", "--count", "-1"], "--count -1: expected at least 1"),
    (["data", "info", "x", "--data", "y"], "either a path or --data"),
  ]) func `a slip on the command line is told as what it is`(arguments: [String], words: String)
    async throws
  {
    let outcome = try await marquee(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test func `nothing but the answer is on standard output, and no escape sequence anywhere`()
    async throws
  {
    let outcome = try await marquee("user", "42", "--epochs", "2", "--output", "json")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix(#"{"user":{"id":42"#))
    #expect(outcome.output.filter { $0 == "\n" }.count == 1)
    #expect(!outcome.output.contains("\u{1B}") && !outcome.errors.contains("\u{1B}"))
  }

  @Test func `train goes on after a hang-up that it was told to ignore, and ends in order else`()
    async throws
  {
    let stage = try Stage()
    defer { stage.remove() }
    let script = """
      trap '' HUP
      cd "$1"
      "$0" train --epochs 1000000 --patience 1000000 --log json > log &
      grows() { lines=$(wc -l < log); while [ "$(wc -l < log)" -le "$lines" ]; do sleep 0.02; done; }
      while [ ! -s log ]; do sleep 0.02; done
      grows; kill -HUP $!; grows; grows
      kill -TERM $!; wait $!; echo "$? $(tail -n 1 log)"; rm log
      """
    let result = try await Subprocess.run(
      .name("timeout"),
      arguments: ["240", "sh", "-c", script, try Product.path("marquee"), stage.home],
      output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
    #expect(result.standardOutput.hasPrefix(#"143 {"event":"end","reason":"stopped""#))
  }

  /// What a shell script says in which `$0` is the program, in a folder of its own.
  private func script(_ lines: String) async throws -> String {
    let stage = try Stage()
    defer { stage.remove() }
    let result = try await Subprocess.run(
      .name("timeout"),
      arguments: [
        // A minute was not always enough beside the rest of the suite.
        "240", "bash", "-c", "cd '\(stage.home)'\n\(lines)\nrm -f *", try Product.path("marquee"),
      ],
      output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
    return result.standardOutput
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

  @Test(arguments: [
    ["similar", "\u{1B}[31mred"], ["train", "--data", "no\u{1B}]0;such\u{7}"],
    ["train", "\u{1B}[31mred"], ["train", "--seed", "\u{1B}[2J"],
  ]) func `no argument comes back as an escape sequence`(arguments: [String]) async throws {
    let outcome = try await marquee(arguments)
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("\\u{1B}"))
    #expect(!outcome.errors.contains("\u{1B}"))
  }

  @Test(
    arguments: [
      (["similar", "story"], 65, "\n   5074  Storytelling (2001)"),
      (["user", "99999"], 65, "99999"),
      (["train", "--data", "/nowhere"], 66, "/nowhere"),
      (["train", "--factors", "0"], 64, "factors"),
      (["similar", "fargo", "--weights", "/nowhere.safetensors"], 66, "/nowhere.safetensors"),
      (["similar", "fargo", "--learner", "baseline"], 64, "has no factors"),
      (["evaluate", "--learner", "als,nobody"], 64, "als,nobody"),
      (["evaluate", "--train", "/nowhere"], 64, "a split needs one of each"),
      (["evaluate", "--learner", "als", "--decay", "0.5"], 64, "is a setting of none"),
      (["tune", "--search", "foo=1:2"], 64, "has no such setting"),
      (["tune", "--trials", "/nowhere/trials"], 74, "/nowhere/trials"),
      ([], 64, "marquee train"),
    ] as [([String], Int32, String)])
  func `a failure has its exit status and says what it is about`(
    arguments: [String], status: Int32, words: String
  ) async throws {
    let result = try await Subprocess.run(
      .path(.init(try Product.path("marquee"))), arguments: Arguments(arguments),
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    #expect(result.terminationStatus == .exited(status))
    #expect(result.standardError.contains(words))
    #expect(result.standardOutput.isEmpty)
  }

  @Test func `the configuration is told, and what is wrong in it`() async throws {
    let sound = try await marquee("config")
    #expect(sound.status == 0 && sound.output.contains("keys:\n  pause: space"))
    try Folder.create(home.path + "/marquee")
    try DurableFile.replace(
      home.path + "/marquee/config.yaml", with: Array("theme: none-such\npace: 1\n".utf8))
    let broken = try await marquee("config")
    #expect(broken.status == 78 && broken.output.contains("pace: 1.0"))
    #expect(broken.errors.contains("config.yaml:1: no theme is called none-such"))
    #expect(try await marquee("manual").output.contains(".TH MARQUEE 1"))
  }

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
    try await exportLastRun()
    try await refuseDamage(to: names[0])
    #expect(try await marquee("runs", "list").output.contains(names[0]))
    #expect(try await marquee(["runs", "remove"] + names).status == 0)
    #expect(try await marquee("train", "--resume", names[0]).status == 66)
    #expect(try await marquee("train", "--resume", "last", "--seed", "2").status == 66)
    #expect(try await marquee("train", "--resume", "last", "--no-run").status == 64)
  }

  private func exportLastRun() async throws {
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
    let again = try await marquee(command + ["--threads", "1"])
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

  @Test(arguments: [
    ("4:learning-rate=1", "expected an epoch from 1, a step from 0 and a setting"),
    ("0:0:learning-rate=1", "expected an epoch from 1"), ("1:0:regularization", "and its value"),
    ("1:0:factors=3", "factors cannot change during a run; those that can are learning-rate"),
    ("1:0:learning-rate=0", "--learning-rate 0: expected a number above 0"),
  ])
  func `a change that cannot be made is refused with the reason`(change: String, reason: String)
    async throws
  {
    let outcome = try await marquee("train", "--no-run", "--change", change)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(reason))
  }

  @Test func `sweep tells two values apart`() async throws {
    let outcome = try await marquee(
      "sweep", "--vary", "factors=1,8", "--seeds", "2", "--epochs", "3", "--output", "json")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(#""settings":{"factors":"8"},"mean":0."#))
    #expect(outcome.output.contains(#""verdict":"best""#))
    #expect(try await marquee("sweep", "--vary", "factors=0,2").status == 64)
    #expect(try await marquee("sweep", "--vary", "wings=2,3").status == 64)
    #expect(try await marquee("sweep", "--vary", "seed=2,3").status == 64)
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

  @Test func `Programs that bring in ratings at the same time lose none`() async throws {
    let said = try await script(
      """
      export XDG_DATA_HOME='\(home.path)'
      for movie in 'Toy Story,1995' 'Fargo,1996' 'Heat,1995' 'Vertigo,1958' 'Casablanca,1942'; do
        printf 'Name,Year,Rating\\n%s,4\\n' "$movie" > "$movie.csv"
        "$0" profile import "$movie.csv" 2> "$movie.log" &
      done
      wait
      cat *.log
      """)
    let shown = try await marquee("profile", "show")
    #expect(shown.errors.hasPrefix("5 ratings in "), "\(shown.errors), and they said: \(said)")
    #expect(try Folder.names(in: home.path + "/marquee/profiles") == ["me.csv"])
    // What MovieLens calls 1 is another thing elsewhere.
    let plays = home.path + "/plays.csv"
    let text =
      "user,item,rating\n" + (0..<60).map { "\($0 % 9),\($0 % 7),\($0 % 5 + 1)\n" }.joined()
    try DurableFile.replace(plays, with: Array(text.utf8))
    let other = try await marquee("recommend", "--profile", "me", "--data", plays)
    #expect(other.status == 65)
    #expect(other.errors.contains("no movie of the profile me is in these data"), "\(other.errors)")
  }

  /// What Letterboxd exports: two movies of the sample, and one that it does not have.
  private func writeLetterboxdList() throws -> String {
    let text = """
      Date,Name,Year,Letterboxd URI,Rating
      2024-01-02,Fargo,1996,https://boxd.it/1,5
      2024-01-03,The Big Lebowski,1998,https://boxd.it/2,4.5
      2024-01-04,Perfect Days,2023,https://boxd.it/3,4

      """
    try DurableFile.replace(home.path + "/ratings.csv", with: Array(text.utf8))
    return home.path + "/ratings.csv"
  }

  @Test func `ratings of another site are brought in`() async throws {
    let list = try writeLetterboxdList()
    let imported = try await marquee("profile", "import", list)
    #expect(imported.status == 0)
    #expect(imported.errors.contains("\(list):4: Perfect Days (2023) is not in these data"))
    #expect(imported.errors.contains("2 ratings added, 1 movie not found; 2 ratings in"))
    let nowhere = try await marquee("profile", "import", home.path + "/none.csv")
    #expect(nowhere.status == 66 && !nowhere.errors.contains("--data"))
    let twice = try await marquee("profile", "import", "-", "--data", "-")
    #expect(twice.status == 64 && twice.errors.contains("can be read only once"))
    let shown = try await marquee("profile", "show")
    #expect(shown.output.contains("Big Lebowski, The (1998)"))
    let own = try await marquee(
      "recommend", "--profile", "me", "--filter", "crime", "--output", "json")
    #expect(own.status == 0)
    #expect(
      own.output.contains("\"because\"") && !own.output.contains("\"Fargo (1996)\",\"predicted\""))
    let both = try await marquee("recommend", "42", "--ratings", list)
    #expect(both.status == 64 && both.errors.contains("one of them"))
    let wrong = try await marquee("recommend", "--ratings", home.path + "/none.csv")
    #expect(wrong.status == 66)
  }

  @Test func `movies are near others, and have admirers`() async throws {
    let like = try await marquee(
      "similar", "--like", "Fargo", "--unlike", "Twister", "--count", "3")
    #expect(like.output.hasPrefix("Nearest to Fargo (1996), far from Twister (1996):"))
    let admirers = try await marquee(
      "admirers", "Fargo", "--preset", "biased", "--epochs", "1", "--count", "3", "--output", "json"
    )
    #expect(admirers.status == 0, "\(admirers.errors)")
    #expect(
      admirers.output.hasPrefix(#"{"movie":{"id":608,"title":"Fargo (1996)"},"admirers":[{"id":"#))
    let unknown = try await marquee("similar", "Fargo", "--filter", "nonsense")
    #expect(unknown.status == 64 && unknown.errors.contains("is no genre"))
  }

  @Test func `factors are exported, and not written over`() async throws {
    let out = home.path + "/factors"
    let export = try await marquee("export", out, "--format", "projector", "--epochs", "1")
    #expect(export.status == 0, "\(export.errors)")
    let again = try await marquee("export", out, "--epochs", "1")
    #expect(again.status == 64 && again.errors.contains("is there already"))
  }
}
