import ArgumentParser
import Cells
import Profiles
import RatingData

/// `marquee profile`
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Look at ratings of your own, and bring in those of other sites.",
    subcommands: [ProfileShowCommand.self, ProfileImportCommand.self])

  /// Whose ratings.
  struct Name: ParsableArguments {
    @Option(help: ArgumentHelp("Whose ratings: a name, one for each person.", valueName: "name"))
    var profile = "me"

    func file() throws(Failure) -> ProfileFile {
      guard let folder = ProcessEnvironment.profileFolder else {
        throw .usage("no profile is kept: HOME is not set")
      }
      do throws(ProfileError) {
        return try ProfileFile(named: profile, in: folder)
      } catch {
        throw .usage("--profile: \(error)")
      }
    }
  }
}

/// `marquee profile show`
struct ProfileShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "List the ratings that are kept, the latest last.")

  @OptionGroup var name: ProfileCommand.Name

  func run() throws {
    let file = try name.file()
    let profile: Profile
    do throws(ProfileError) {
      profile = try file.read()
    } catch {
      throw Failure.badRatings(error)
    }
    StandardError.write(line: "\(profile.entries.count.counted("rating")) in \(file.path)")
    guard !profile.entries.isEmpty else { return }
    var table = TextTable([("rating", .right), ("movie", .left), ("id", .right)])
    for entry in profile.entries {
      table.append([Numbers.rating(entry.stars), entry.title, "\(entry.id)"])
    }
    try StandardOutput().write(
      line: table.lines(fitting: StandardOutput.columns).map(\.escaped).joined(separator: "\n"))
  }
}

/// `marquee profile import`
struct ProfileImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add ratings out of a CSV file to those that are kept.",
    discussion: """
      Reads ratings.csv as Letterboxd and IMDb export it, whose films are looked for by title and year in --data, and \
      marquee's own movieId,rating. A film that was rated before is rated anew. What does not match is listed.
      """)

  @Argument(help: "The CSV file.", completion: .file(extensions: ["csv"]))
  var path: String

  @OptionGroup var name: ProfileCommand.Name
  @OptionGroup var data: DataOptions

  func run() throws {
    let file = try name.file()
    let data = try data.load()
    do throws(ProfileError) {
      let imported = try ImportedRatings(contentsOf: path, for: data.catalogue)
      var profile = try file.read()
      for entry in imported.profile.entries { profile.rate(entry) }
      try file.write(profile)
      for film in imported.unmatched {
        StandardError.write(
          line: "\(path):\(film.line): \(film.title.excerpt()) is not in these data")
      }
      StandardError.write(
        line: "\(imported.profile.entries.count.counted("rating")) added, "
          + "\(imported.unmatched.count.counted("film")) not found; "
          + "\(profile.entries.count.counted("rating")) in \(file.path)")
    } catch {
      throw Failure.badRatings(error)
    }
  }
}
