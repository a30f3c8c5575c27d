import Learning
import RatingData
import Text
import Tuning

/// What the trials of a search were judged by, as their file says it: where any of it is another, losses cannot be
/// compared.
struct TrialConditions {
  private struct Fact {
    let key: String
    let title: String
    let value: String
  }

  private let facts: [Fact]
  /// What the data are called, which may change.
  private let data: String
  private let space: SearchSpace

  init(_ space: SearchSpace, on data: DataSet, by metric: Metric) {
    self.space = space
    self.data = data.name
    let ratings = data.ratings
    // Genres and times are nothing to a learner that does not use them.
    let usesFeatures = space.base.descriptors.contains(Setting.features.descriptor)
    facts =
      [
        Fact(
          key: Self.fingerprint, title: "the fingerprint of the ratings",
          value: String(ratings.fingerprint, radix: 16))
      ]
      + (usesFeatures
        ? [
          Fact(
            key: "features", title: "the fingerprint of the side features",
            value: String(ratings.sideFingerprint, radix: 16))
        ] : [])
      + [
        Fact(key: "signal", title: "--signal", value: ratings.signal.rawValue),
        Fact(key: "relevant", title: "--relevant", value: "\(ratings.relevanceThreshold)"),
        Fact(key: "preset", title: "--preset", value: space.base.preset.rawValue),
        Fact(key: "measure", title: "the measure", value: metric.validationKey),
      ]
  }

  var preset: Preset { space.base.preset }

  var json: JSON {
    .object(
      [JSON.Member(key: Self.name, value: .string(data))]
        + facts.map { JSON.Member(key: $0.key, value: .string($0.value)) })
  }

  private static let name = "data"
  private static let fingerprint = "fingerprint"

  /// What is another of a trial that says this of itself; empty where it can be compared.
  func differences(from said: [String: String]) -> [String] {
    facts.compactMap { fact in
      let other = said[fact.key] ?? "not told"
      guard other != fact.value else { return nil }
      guard fact.key == Self.fingerprint else {
        return Self.difference(fact.title, other, fact.value)
      }
      let name = said[Self.name] ?? "other data"
      return Self.difference(fact.title, "\(other) (\(name))", "\(fact.value) (\(data))")
    }
  }

  /// What is another of a trial with these settings; those that this search chooses may be.
  func differences(from settings: Settings) -> [String] {
    let chosen = Set(space.settings)
    return space.base.descriptors.filter { !chosen.contains($0) }.compactMap { setting in
      Self.difference(
        "--\(setting.option)", "\(settings[setting])", "\(space.base[setting])")
    }
  }

  private static func difference(_ title: String, _ there: String, _ here: String) -> String? {
    there == here ? nil : "\(title) was \(there) and is \(here) now"
  }
}
