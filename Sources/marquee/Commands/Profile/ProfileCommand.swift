import ArgumentParser
import Cells
import Profiles
import RatingData
import Text

/// `marquee profile`
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Look at ratings of your own, and import those of other sites.",
    subcommands: [ProfileShowCommand.self, ProfileImportCommand.self])

  /// Whose ratings.
  struct Name: ParsableArguments {
    @Option(help: ArgumentHelp("Whose ratings: a name, one for each person.", valueName: "name"))
    var profile = "me"

    func file() throws(Failure) -> ProfileFile {
      guard let folder = Home.profileFolder else {
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
    var table = TextTable([("rating", .right), ("movie", .left), ("id", .right), ("ids", .left)])
    for entry in profile.entries {
      table.append([
        Numbers.rating(entry.stars), Movie(id: entry.id, title: entry.title).title,
        "\(entry.id)", entry.ids?.rawValue ?? "",
      ])
    }
    try StandardOutput().write(
      line: table.lines(fitting: StandardOutput.columns).map(\.escaped).joined(separator: "\n"))
  }
}

/// `marquee profile import`
struct ProfileImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add ratings out of a file to those that are kept.",
    discussion: """
      Reads the .zip that Letterboxd exports as it is, or one table of it; what IMDb and movielens.org export; and \
      marquee's own movieId,rating, whose ids are those of --data. Movies of other sites are looked for by title and \
      year in --data. Of several lines for a movie the latest date counts; a rating of 0, or none, is no rating. Of \
      IMDb's, movies, TV movies, shorts and videos are taken, and series, episodes, games and all else are counted. A \
      movie that was rated before is rated anew. What does not match is listed.
      """)

  @Argument(
    help: "A CSV file, a .zip or a folder of them, or - for standard input.",
    completion: .file(extensions: ["csv", "zip"]))
  var path: String

  @OptionGroup var name: ProfileCommand.Name
  @OptionGroup var data: DataOptions

  func validate() throws { try data.checkStandardInput(besides: path) }

  func run() throws {
    let file = try name.file()
    let source = data
    let data = try data.load()
    let imported = try source.ratings(from: path, in: data)
    do throws(ProfileError) {
      let ids = MovieIDSource(of: data)
      var matcher = ProfileMatcher(data.catalogue, identifiedBy: ids)
      let change = matcher.change(
        adding: imported.profile.brought(to: data.catalogue, identifiedBy: ids),
        to: try file.read())
      let profile = try file.apply([change])
      _ = try file.add(imported.lists.identified(by: ids))
      for remark in imported.remarks { StandardError.write(line: remark) }
      let added = "\(imported.profile.entries.count.counted("rating")) added"
      StandardError.write(
        line: ([added] + imported.besides).joined(separator: ", ")
          + "; \(profile.entries.count.counted("rating")) in \(file.path)")
    } catch {
      throw Failure.badRatings(error)
    }
  }
}
