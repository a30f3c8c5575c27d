import Files
import Foundation
import Learning
import Runs
import Tuning

/// The trials of a search on disk, a JSON object a line.
struct TrialFile {
  let path: String

  /// - Throws: where the file cannot be written.
  init(path: String) throws(Failure) {
    self.path = path
    guard let handle = fopen(path, "a") else {
      throw .badData("\(path): \(String(cString: strerror(errno)))")
    }
    fclose(handle)
  }

  private struct Line: Decodable {
    let trial: Int
    let loss: Double?
    let epoch: Int?
    let epochs: Int
    let options: [String: String]
  }

  /// - Parameter settings: what the trials started from.
  /// - Throws: where a line is none of a trial with these settings.
  func read(startingFrom settings: Settings) throws -> [Trial] {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw Failure.badData("\(path): expected a text of trials")
    }
    return try text.split(separator: "\n").enumerated().map { index, line in
      guard let line = try? JSONDecoder().decode(Line.self, from: Data(line.utf8)),
        let trial = trial(line, settings)
      else {
        throw Failure.badData(
          "\(path):\(index + 1): expected a trial of \(settings.preset.rawValue); give another --trials"
        )
      }
      return trial
    }
  }

  private func trial(_ line: Line, _ settings: Settings) -> Trial? {
    var settings = settings
    for (option, text) in line.options {
      guard let setting = settings.descriptors.first(where: { $0.option == option }),
        let value = try? setting.parse(text)
      else { return nil }
      settings[setting] = value
    }
    return Trial(
      number: line.trial - 1, settings: settings, validationLoss: line.loss, epoch: line.epoch,
      epochs: line.epochs)
  }

  /// Adds a bracket, all of it or none.
  func append(_ trials: [Trial]) throws(Failure) {
    let lines = trials.map { trial in
      let options = trial.settings.descriptors.map { setting in
        JSON.Member(key: setting.option, value: .string("\(trial.settings[setting])"))
      }
      let json: JSON = [
        "trial": .integer(trial.number + 1), "loss": .number(trial.validationLoss),
        "epoch": .integer(trial.epoch), "epochs": .integer(trial.epochs),
        "options": .object(options),
      ]
      return json.text + "\n"
    }
    guard let handle = fopen(path, "a") else {
      throw .badData("\(path): \(String(cString: strerror(errno)))")
    }
    defer { fclose(handle) }
    guard fputs(lines.joined(), handle) >= 0, fflush(handle) == 0 else {
      throw .badData("\(path): \(String(cString: strerror(errno)))")
    }
  }
}
