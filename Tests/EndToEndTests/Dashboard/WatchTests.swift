import Files
import TestFolders
import Testing

/// `marquee watch` in a real terminal, on events that another program writes.
@Suite(.serialized, .enabled(if: Tmux.isInstalled, "needs tmux: apt-get install tmux"))
struct WatchTests {
  private static let lines = [
    #"{"event":"start","data":"mine","epochs":3,"batches":10}"#,
    #"{"event":"epoch","epoch":1,"loss":2.5,"val_loss":3.25,"seconds":0.5}"#,
    #"{"event":"epoch","epoch":2,"loss":1.5,"val_loss":2.125,"seconds":0.5}"#,
    #"{"event":"end","reason":"finished","best_epoch":2,"best_val_loss":2.125}"#,
  ]

  private static func text(_ lines: some Sequence<String>) -> String {
    lines.map { $0 + "\n" }.joined()
  }

  @Test func `A file's events are in the table and in the header, and there is no model`()
    async throws
  {
    let folder = TemporaryFolder()
    let path = folder.path + "/events.jsonl"
    try DurableFile.replace(path, with: Array(Self.text(Self.lines).utf8))
    try await Tmux.run([try Product.path("marquee"), "watch", path]) { tmux in
      try await tmux.waitFor(text: "✓ trained, best epoch 2")
      #expect(try await tmux.screen().contains { $0.contains("1.5000") && $0.contains("2.1250") })
      try await tmux.press("2")
      try await tmux.waitFor(text: "no model to look into")
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  @Test func `A file that grows is followed`() async throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/events.jsonl"
    try DurableFile.replace(path, with: Array(Self.text(Self.lines.prefix(2)).utf8))
    try await Tmux.run([try Product.path("marquee"), "watch", path]) { tmux in
      try await tmux.waitFor(text: "3.2500")
      let rest = Self.text(Self.lines.dropFirst(2))
      _ = try await Tmux.output(of: "sh", ["-c", #"printf %s "$1" >> "$0""#, path, rest])
      try await tmux.waitFor(text: "✓ trained, best epoch 2")
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  @Test func `Numbers at the ends of their ranges are shown, on every axis`() async throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/events.jsonl"
    let lines = [
      #"{"event":"start","epochs":1000000,"batches":9007199254740992,"patience":0}"#,
      #"{"event":"progress","epoch":1,"batch":9007199254740992,"loss":NaN}"#,
      #"{"event":"epoch","epoch":1,"loss":NaN,"val_loss":Infinity,"seconds":1e308}"#,
      #"{"event":"epoch","epoch":2,"loss":1e308,"val_loss":-1e308,"seconds":1e308}"#,
      #"{"event":"progress","epoch":999999,"batch":5,"loss":5e-324,"seconds":1e300}"#,
      #"{"event":"epoch","epoch":1000000,"loss":-Infinity,"val_loss":null}"#,
      #"{"event":"epoch","epoch":3,"loss":5e-324,"val_loss":1e-320}"#,
      #"{"event":"end","reason":"finished","seconds":1e308}"#,
    ]
    try DurableFile.replace(path, with: Array(lines.joined(separator: "\n").utf8))
    try await Tmux.run([try Product.path("marquee"), "watch", path]) { tmux in
      try await tmux.waitFor(text: "✓ trained, best epoch 2")
      for key in ["l", "r", "l"] { try await tmux.press(key) }
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  @Test func `What is no event is named by file and line`() async throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/e"
    try DurableFile.replace(path, with: Array((Self.lines[0] + "\nnonsense\n").utf8))
    try await Tmux.run([try Product.path("marquee"), "watch", path]) { tmux in
      try await tmux.waitFor(text: "/e: line 2 is not a JSON object")
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }
}

/// `marquee watch` on logs of other programs.
@Suite(.serialized, .enabled(if: Tmux.isInstalled, "needs tmux: apt-get install tmux"))
struct WatchedLogTests {
  private func write(_ text: String, to path: String) throws {
    try DurableFile.replace(path, with: Array(text.utf8))
  }

  @Test func `One log opens its curves, follows it, and takes no key for a run of its own`()
    async throws
  {
    let folder = TemporaryFolder()
    let path = folder.path + "/metrics.csv"
    try write("step,train_loss,val_loss\n1,0.5,\n2,0.25,0.75\n", to: path)
    try await Tmux.run([try Product.path("marquee"), "watch", path]) { tmux in
      try await tmux.waitFor(text: "table of numbers (CSV) · 2 numbers · 3 points · step 2")
      #expect(try await tmux.screen().contains { $0.contains("[1 Train]") })
      try write("step,train_loss,val_loss\n1,0.5,\n2,0.25,0.75\n3,0.1,0.6\n", to: path)
      try await tmux.waitFor(text: "step 3")
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  @Test func `A file that is not there yet is known by what comes, whatever it is called`()
    async throws
  {
    let folder = TemporaryFolder()
    let path = folder.path + "/run.jsonl"
    try await Tmux.run([try Product.path("marquee"), "watch", path]) { tmux in
      try await tmux.waitFor(text: "waiting for")
      try write("step,loss\n1,0.5\n2,0.25\n", to: path)
      try await tmux.waitFor(text: "table of numbers (CSV) · 1 number · 2 points · step 2")
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  @Test func `A folder opens the runs in it, and new ones come`() async throws {
    let folder = TemporaryFolder()
    for name in ["one", "two"] {
      try Folder.create("\(folder.path)/\(name)")
      try write("{\"step\":1,\"loss\":0.5}\n", to: "\(folder.path)/\(name)/log.jsonl")
    }
    try await Tmux.run([try Product.path("marquee"), "watch", folder.path]) { tmux in
      try await tmux.waitFor(text: "2 of 2 runs live")
      #expect(try await tmux.screen().contains { $0.contains("[2 Runs]") })
      try write("{\"step\":1,\"loss\":0.25}\n", to: folder.path + "/three.jsonl")
      try await tmux.waitFor(text: "three.jsonl")
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }
}
