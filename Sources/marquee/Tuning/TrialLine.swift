import FoundationEssentials
import Learning
import Tuning

/// A line of a file of trials.
struct TrialLine {
  /// Why it cannot be taken.
  enum Fault: Error, CustomStringConvertible {
    case noTrial
    /// Written before trials said what they were judged by.
    case untold
    case judgedOtherwise([String])
    case badSetting(SettingsError)
    case unknownSetting(String)

    var description: String {
      switch self {
      case .noTrial: "expected a trial as marquee tune writes it"
      case .untold:
        "a trial of an earlier marquee, which did not write down on which data and how it was judged"
      case .judgedOtherwise(let differences):
        "a trial of another search: " + differences.joined(separator: ", ")
      case .badSetting(let error): "\(error)"
      case .unknownSetting(let option): "--\(option) is no setting of what is searched"
      }
    }
  }

  private struct Content: Decodable {
    let trial: Int
    let loss: Double?
    let epoch: Int?
    let epochs: Int
    let options: [String: String]
    let judged: [String: String]?
    let failure: String?
  }

  private let content: Content

  init(_ bytes: some Sequence<UInt8>) throws(Fault) {
    guard let content = try? JSONDecoder().decode(Content.self, from: Data(bytes)),
      content.trial >= 1, Schedule.epochsAllowed.contains(content.epochs),
      content.epoch.map({ (1...content.epochs).contains($0) }) ?? true
    else { throw .noTrial }
    self.content = content
  }

  /// The trial, if it is one of a search with these conditions.
  func trial(judgedBy conditions: TrialConditions) throws(Fault) -> Trial {
    guard let judged = content.judged else { throw .untold }
    let others = conditions.differences(from: judged)
    // Settings of another preset mean nothing here.
    guard others.isEmpty else { throw .judgedOtherwise(others) }
    let settings = try settings(startingFrom: conditions.preset)
    let differences = conditions.differences(from: settings)
    guard differences.isEmpty else { throw .judgedOtherwise(differences) }
    return Trial(
      number: content.trial - 1, settings: settings, validated: content.loss,
      epoch: content.epoch, epochs: content.epochs, failure: content.failure)
  }

  private func settings(startingFrom preset: Preset) throws(Fault) -> Settings {
    var settings = Settings(preset)
    for (option, text) in content.options.sorted(by: { $0.key < $1.key }) {
      guard let setting = settings.descriptors.first(where: { $0.option == option }) else {
        throw .unknownSetting(option)
      }
      do throws(SettingsError) {
        settings[setting] = try setting.parse(text)
      } catch {
        throw .badSetting(error)
      }
    }
    return settings
  }
}
