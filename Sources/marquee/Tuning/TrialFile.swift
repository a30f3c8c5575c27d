import Files
import FoundationEssentials
import Learning
import Runs
import Tuning

/// The trials of a search on disk, a JSON object a line; replaced as a whole after each bracket, so that a search that
/// is killed leaves whole ones.
struct TrialFile {
  let path: String
  private(set) var trials: [Trial]

  /// More than a search of days writes.
  private static let mostBytes = 1 << 28

  /// Reads what is there; a file that is not there yet holds none.
  ///
  /// - Parameter settings: what the trials started from.
  /// - Throws: where a line is none of a trial with these settings, and where the file cannot be written.
  init(path: String, startingFrom settings: Settings) throws(Failure) {
    self.path = path
    trials = []
    guard FileKind(at: path) != nil else {
      try write()
      return
    }
    let bytes: [UInt8]
    do throws(FileFailure) {
      bytes = try InputFile.contents(of: path, atMost: Self.mostBytes)
    } catch {
      throw .trials(error)
    }
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      guard let line = try? JSONDecoder().decode(Line.self, from: Data(line)),
        let trial = line.trial(startingFrom: settings)
      else {
        throw .badData(
          "\(path):\(index + 1): expected a trial of \(settings.preset.rawValue); give another --trials"
        )
      }
      trials.append(trial)
    }
  }

  private struct Line: Decodable {
    let trial: Int
    let loss: Double?
    let epoch: Int?
    let epochs: Int
    let options: [String: String]

    func trial(startingFrom settings: Settings) -> Trial? {
      var settings = settings
      for (option, text) in options {
        guard let setting = settings.descriptors.first(where: { $0.option == option }),
          let value = try? setting.parse(text)
        else { return nil }
        settings[setting] = value
      }
      return Trial(
        number: trial - 1, settings: settings, validationLoss: loss, epoch: epoch, epochs: epochs)
    }
  }

  /// Adds a bracket.
  mutating func append(_ bracket: [Trial]) throws(Failure) {
    trials += bracket
    try write()
  }

  private func write() throws(Failure) {
    let text = trials.map { $0.json.text + "\n" }.joined()
    do throws(FileFailure) {
      try DurableFile.replace(path, with: Array(text.utf8))
    } catch {
      throw .trials(error)
    }
  }
}

extension Trial {
  fileprivate var json: JSON {
    let options = settings.descriptors.map { setting in
      JSON.Member(key: setting.option, value: .string("\(settings[setting])"))
    }
    return [
      "trial": .integer(number + 1), "loss": .number(validationLoss), "epoch": .integer(epoch),
      "epochs": .integer(epochs), "options": .object(options),
    ]
  }
}
