import Files
import TestFolders
import Testing

/// A person who looks around: lists, the map, movies of their own, from keys to files.
@Suite(.serialized, .enabled(if: Tmux.isInstalled, "needs tmux: apt-get install tmux"))
struct LookingAroundTests {
  private let folder = TemporaryFolder()

  /// A dashboard that writes into the folder and keeps everything there.
  private func command(_ arguments: [String] = []) throws -> [String] {
    ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, folder.path] + (try Dashboard.command(arguments))
  }

  private var environment: [String: String] { ["XDG_DATA_HOME": folder.path + "/home"] }

  private func text(_ name: String) throws -> String {
    String(decoding: try InputFile.contents(of: folder.path + "/" + name), as: UTF8.self)
  }

  @Test func `Five movies are rated, make a list, train anew, go to a file, and are there again`()
    async throws
  {
    let arguments = ["--profile", "ann"]
    try await rateFive(try command(arguments))
    let list = try text("marquee-for-ann.csv").split(separator: "\n")
    #expect(list.first == "rank,movieId,title,fit,predicted,score,ratings" && list.count == 201)
    let profile = try text("home/marquee/profiles/ann.csv").split(separator: "\n")
    #expect(profile.count == 6 && profile[1].contains(",4,"))
    let export = """
      Date,Name,Year,Letterboxd URI,Rating
      2020-01-01,Fargo,1996,https://boxd.it/1,5
      2020-01-02,Heat,1995,https://boxd.it/2,4.5
      2020-01-03,A Movie That Nobody Made,2019,https://boxd.it/3,1

      """
    try DurableFile.replace(folder.path + "/ratings.csv", with: Array(export.utf8))
    try await bringInMore(try command(arguments))
  }

  private func rateFive(_ command: [String]) async throws {
    try await Tmux.run(command, environment: environment) { tmux in
      try await tmux.waitFor(text: "✓ trained, best epoch")
      try await tmux.press("4")
      try await tmux.waitFor(text: "☆ ☆ ☆ ☆ ☆")
      for (count, key) in ["Right", "Right", "Left", "Right", "Left"].enumerated() {
        try await tmux.press(key)
        try await tmux.waitFor(text: "not kept yet")
        try await tmux.press("Enter")
        try await tmux.waitFor(text: "· \(count + 1) rated")
      }
      try await tmux.waitFor(text: "by browse · stars by biased")
      try await tmux.waitFor(text: "because ")
      try await tmux.press("r")
      try await tmux.waitFor("the retrained list") {
        $0.contains("retrained with you ─") && !$0.contains("training …")
      }
      try await tmux.press("E", "c")
      try await tmux.waitFor(text: "written to marquee-for-ann.csv")
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  private func bringInMore(_ command: [String]) async throws {
    try await Tmux.run(command, environment: environment) { tmux in
      try await tmux.waitFor(text: "best epoch")
      try await tmux.press("4")
      try await tmux.waitFor(text: "rated · 5 · profile ann")
      try await tmux.press("u")
      try await tmux.waitFor(text: "nothing to undo")
      try await tmux.press("I")
      try await tmux.type("ratings.csv")
      try await tmux.press("Enter")
      try await tmux.waitFor(text: "2 ratings imported, 1 movie not found (L says which)")
      try await tmux.waitFor(text: "rated · 7 · profile ann")
      try await tmux.press("I")
      try await tmux.type("none.csv")
      try await tmux.press("Enter")
      try await tmux.waitFor(text: "nothing was imported: none.csv")
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  @Test func `The map is walked, narrowed to a list, and an epoch of the past shows`() async throws
  {
    try await Tmux.run(try command(), environment: environment) { tmux in
      try await tmux.waitFor(text: "✓ trained, best epoch")
      try await tmux.press("5")
      // By the views that are there: all of them may take a minute beside the rest of the suite.
      try await tmux.waitFor(text: "of the ten nearest")
      try await tmux.type("/fargo")
      try await tmux.press("Enter", "+", "Right", "a")
      try await tmux.waitFor(text: "from the map")
      try await tmux.press("Escape", "v", "[")
      try await tmux.waitFor(text: "◷ epoch")
      try await tmux.press("End")
      try await tmux.waitFor(text: "✓ trained")
      try await tmux.press("E", "s")
      try await tmux.waitFor(text: "written to marquee-screen.svg")
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
    #expect(try text("marquee-screen.svg").hasPrefix("<svg "))
  }

  @Test func `A profile that cannot be read is said, and not written over`() async throws {
    let path = folder.path + "/home/marquee/profiles"
    try Folder.create(path)
    try DurableFile.replace(path + "/me.csv", with: Array("movieId,rating\n1,lots\n".utf8))
    try await Tmux.run(try command(), environment: environment) { tmux in
      try await tmux.waitFor(text: "✓ trained, best epoch")
      try await tmux.press("4")
      try await tmux.waitFor(text: "☆ ☆ ☆ ☆ ☆")
      try await tmux.press("Right", "Enter")
      try await tmux.waitFor(text: "your ratings are not kept: correct")
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
    #expect(try text("home/marquee/profiles/me.csv") == "movieId,rating\n1,lots\n")
  }
}
