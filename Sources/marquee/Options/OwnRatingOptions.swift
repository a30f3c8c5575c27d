import Answers
import ArgumentParser
import Files
import Models
import Profiles
import RatingData
import Text

/// People who are not in the data, by ratings that they bring or that are kept.
struct OwnRatingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Ratings of one's own, instead of a user's; once for each of several people.",
      valueName: "file"),
    completion: .file(extensions: ["csv", "zip"]))
  var ratings: [String] = []

  @Option(
    help: ArgumentHelp(
      "Ratings that were given on the screen You; once for each of several people.",
      valueName: "name"))
  var profile: [String] = []

  /// How many people there are.
  var count: Int { ratings.count + profile.count }

  func validate() throws {
    guard count <= GroupReport.people.upperBound else {
      throw ValidationError(
        "\(count) people: expected \(GroupReport.people.upperBound) at the most")
    }
    guard ratings.count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError("--ratings - twice: standard input can be read only once")
    }
  }

  /// Whoever is named, files before profiles.
  ///
  /// - Throws: for somebody alone who has rated no movie of these data; of several one may have.
  func members(in data: DataSet, _ source: DataOptions) throws(Failure) -> [GroupMember] {
    var people: [Person] = []
    for path in ratings { people.append(try broughtBy(path, in: data, source)) }
    for name in profile { people.append(try kept(name, in: data)) }
    if let nothing = people.count == 1 ? people[0].nothing : nil {
      throw .badData(data.kind.worded(nothing))
    }
    return zip(people, people.map(\.name).toldApart).map {
      GroupMember(name: $1, ratings: $0.ratings, watched: $0.watched)
    }
  }

  private func broughtBy(
    _ path: String, in data: DataSet, _ source: DataOptions
  ) throws(Failure) -> Person {
    let ids = MovieIDSource(of: data)
    let imported = try source.ratings(from: path, in: data)
    for remark in imported.remarks { StandardError.write(line: "marquee: warning: \(remark)") }
    if imported.watchedCount + imported.watchlistCount > 0 {
      let read = "\(imported.profile.entries.count.counted("rating", .plain)) read"
      StandardError.write(line: ([read] + imported.besides).joined(separator: ", "))
    }
    let own = imported.profile.brought(to: data.catalogue, identifiedBy: ids)
    return Person(
      name: Self.name(of: path), place: .file(path), entries: own.entries.count,
      ratings: found(own, ids, in: data, path),
      watched: imported.watched.compactMap { data.catalogue.index(of: $0) })
  }

  /// `one` of `lists/one.csv`.
  private static func name(of path: String) -> String {
    guard path != "-" else { return "standard input" }
    let name = Folder.name(of: path)
    return [".gz", ".csv", ".zip"].reduce(name) { name, ending in
      name.hasSuffix(ending) && name.count > ending.count
        ? String(name.dropLast(ending.count)) : name
    }
  }

  private func kept(_ name: String, in data: DataSet) throws(Failure) -> Person {
    do throws(ProfileError) {
      guard let folder = Home.profileFolder else {
        throw ProfileError.notWritten("no profile is kept: HOME is not set")
      }
      let file = try ProfileFile(named: name, in: folder)
      let own = try file.read()
      let ids = MovieIDSource(of: data)
      var matcher = ProfileMatcher(data.catalogue, identifiedBy: ids)
      let watched = matcher.movies(of: try file.lists().watched)
      return Person(
        name: name, place: .profile, entries: own.entries.count,
        ratings: found(own, ids, in: data, "the profile \(name)"),
        watched: watched.sorted())
    } catch {
      throw .badRatings(error)
    }
  }

  /// What of a person's ratings is in the data; how many are not is said on standard error.
  ///
  /// - Parameters:
  ///   - ids: whose ids the data have.
  ///   - place: what messages call where they are from.
  private func found(
    _ own: Profile, _ ids: MovieIDSource, in data: DataSet, _ place: String
  ) -> [MovieRating] {
    let found = own.ratings(in: data.catalogue, identifiedBy: ids, on: data.ratings.scale)
    if found.count < own.entries.count {
      StandardError.write(
        line:
          "marquee: warning: \(place): \(own.entries.count - found.count) of \(own.entries.count)"
          + " ratings are of \(data.kind.plural) that are not in these data")
    }
    return found.map { MovieRating(movie: $0.movie, rating: $0.value) }
  }
}

/// Somebody, and how much of what they have rated is in the data.
private struct Person {
  enum Place {
    case file(String)
    case profile
  }

  let name: String
  let place: Place
  /// How many ratings they have, in the data or not.
  let entries: Int
  let ratings: [MovieRating]
  var watched: [MovieIndex] = []

  /// Why nothing can be recommended by their ratings, and what to do; nil where there are some.
  var nothing: String? {
    guard ratings.isEmpty else { return nil }
    switch place {
    case .profile where entries == 0:
      return
        "the profile \(name) has no ratings yet: rate movies on the screen You, or import some with marquee"
        + " profile import"
    case .profile:
      return
        "no movie of the profile \(name) is in these data: none of its \(entries) ratings has an id"
        + " or a title and year that they know"
    case .file(let path) where entries == 0: return "\(path): there are no ratings in it"
    case .file: return "none of the \(entries) ratings is of a movie in these data"
    }
  }
}

extension [String] {
  /// A second `one` is called `one 2`.
  fileprivate var toldApart: [String] {
    indices.map { index in
      let earlier = self[..<index].count { $0 == self[index] }
      return earlier == 0 ? self[index] : "\(self[index]) \(earlier + 1)"
    }
  }
}
