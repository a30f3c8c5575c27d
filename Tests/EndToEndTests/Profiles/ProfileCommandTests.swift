import Files
import TestFolders
import Testing

/// Ratings of a person of one's own, brought in and used.
@Suite struct `The profile command`: CommandCalling {
  let home = TemporaryFolder()

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
    #expect(other.errors.contains("no item of the profile me is in these data"), "\(other.errors)")
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
    #expect(shown.output.contains("The Big Lebowski (1998)"))
    let own = try await marquee(
      "recommend", "--profile", "me", "--filter", "crime", "--output", "json")
    #expect(own.status == 0)
    #expect(
      own.output.contains("\"because\"") && !own.output.contains("\"Fargo (1996)\",\"predicted\""))
    let both = try await marquee("recommend", "42", "--ratings", list)
    #expect(both.status == 64 && both.errors.contains("one of them"))
    let wrong = try await marquee("recommend", "--ratings", home.path + "/none.csv")
    #expect(wrong.status == 66)
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
