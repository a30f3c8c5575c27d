import Files
import Learning
import RatingData
import TestFolders
import TestSamples
import Testing
import Tuning

@testable import marquee

@Suite struct `A file of trials` {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/trials" }

  private static let data = DataSet.of(Samples.ratings())

  private static var base: Settings {
    var settings = Preset.bayes.settings(seed: 4)
    settings.schedule = Schedule(epochs: 9, patience: 3)
    settings[.factors] = 2
    return settings
  }

  private static func conditions(
    _ base: Settings = base, on data: DataSet = data, fixed: Set<SettingDescriptor> = []
  ) -> TrialConditions {
    TrialConditions(SearchSpace(base, fixed: fixed), on: data, by: .loss)
  }

  /// Two trials, one of which failed.
  private static let trials: [Trial] = {
    var settings = base
    settings[.factors] = 17
    return [
      Trial(number: 0, settings: settings, validated: 0.5, epoch: 3, epochs: 9),
      Trial(
        number: 1, settings: base, validated: nil, epoch: nil, epochs: 1, failure: "it fell"),
    ]
  }()

  private func write() throws {
    var file = try TrialFile(path: path, judgedBy: Self.conditions())
    try file.append(Self.trials)
    file.release()
  }

  private func refusal(of conditions: TrialConditions) -> String {
    let failure = #expect(throws: Failure.self) { try TrialFile(path: path, judgedBy: conditions) }
    #expect(failure?.exitCode == 65)
    return failure?.message ?? ""
  }

  @Test func `gives back its trials to a search that judges as theirs did`() throws {
    try write()
    let again = try TrialFile(path: path, judgedBy: Self.conditions())
    again.release()
    #expect(again.trials == Self.trials)
    #expect(folder.names == ["trials"])
  }

  @Test func `is refused by a search on other data`() throws {
    try write()
    let other = DataSet.of(Samples.ratings(seed: 6), name: "another")
    let message = refusal(of: Self.conditions(on: other))
    let (there, here) = (Self.data.ratings.fingerprint, other.ratings.fingerprint)
    #expect(
      message.contains(
        "trials:1: a trial of another search: the fingerprint of the ratings was"
          + " \(String(there, radix: 16)) (sample) and is \(String(here, radix: 16)) (another) now")
    )
    #expect(message.hasSuffix("; give another --trials"))
    for (data, words) in [
      (DataSet.of(Samples.ratings(), decade: 1990), "the fingerprint of the side features was"),
      (Self.data.with(.implicit), "--signal was explicit and is implicit now"),
      (Self.data.relevant(from: 2.5), "--relevant was 4.0 and is 2.5 now"),
    ] {
      #expect(refusal(of: Self.conditions(on: data)).contains(words))
    }
  }

  @Test(arguments: [
    ("seed", "7"), ("validation", "0.3"), ("validation-by", "hash"), ("epochs", "8"),
    ("patience", "8"),
  ])
  func `is refused by a search that judges otherwise`(option: String, value: String) throws {
    try write()
    let setting = try #require(Settings.shared.first { $0.option == option })
    var base = Self.base
    let was = base[setting]
    base[setting] = try setting.parse(value)
    #expect(
      refusal(of: Self.conditions(base)).contains("--\(option) was \(was) and is \(value) now"))
  }

  @Test func `is refused where it tried what is given now, and by another preset`() throws {
    try write()
    let fixed = Self.conditions(fixed: [Setting.factors.descriptor])
    #expect(refusal(of: fixed).contains("--factors was 17 and is 2 now"))
    let preset = refusal(of: Self.conditions(Preset.svdpp.settings(seed: 4)))
    #expect(preset.contains("--preset was bayes and is svdpp now"))
  }

  @Test(arguments: [
    ("\"judged\":", "\"x\":", "a trial of an earlier marquee, which did not write down"),
    (
      "{\"trial\":1,", "{\"trial\":-9223372036854775808,",
      "expected a trial as marquee tune writes it"
    ),
    ("\"epochs\":9", "\"epochs\":0", "expected a trial as marquee tune writes it"),
    ("\"factors\":\"17\"", "\"factors\":\"0\"", "--factors 0: expected 1 to 4096"),
    ("\"factors\":", "\"wings\":", "--wings is no setting of what is searched"),
    ("{", "[", "expected a trial as marquee tune writes it"),
  ]) func `is refused where a line is none of its own`(
    text: String, wrong: String, words: String
  ) throws {
    try write()
    let right = String(decoding: try InputFile.contents(of: path), as: UTF8.self)
    #expect(right.contains(text))
    try DurableFile.replace(path, with: Array(right.replacing(text, with: wrong).utf8))
    let message = refusal(of: Self.conditions())
    #expect(message.contains("trials:1: \(words)"), "\(message)")
  }

  @Test func `is held by one search at a time`() throws {
    let first = try TrialFile(path: path, judgedBy: Self.conditions())
    #expect(throws: Failure.trials(.inUse(path: path))) {
      try TrialFile(path: path, judgedBy: Self.conditions())
    }
    first.release()
    #expect(try TrialFile(path: path, judgedBy: Self.conditions()).trials.isEmpty)
  }
}

extension DataSet {
  fileprivate static func of(
    _ ratings: Ratings, decade: Int = 1980, name: String = "sample"
  ) -> DataSet {
    DataSet(
      name: name, ratings: ratings,
      catalogue: Catalogue(
        movies: (0..<ratings.movieCount).map {
          Movie(id: MovieID(Int64($0)), title: "Movie \($0) (\(decade))")
        }, users: (0..<ratings.userCount).map { User(id: UserID(Int64($0))) }))
  }
}
