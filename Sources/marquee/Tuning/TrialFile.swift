import Files
import FoundationEssentials
import Learning
import Text
import Tuning

/// The trials of a search on disk, a JSON object a line; replaced as a whole after each bracket, so that a search that
/// is killed leaves whole ones. One search at a time holds it.
struct TrialFile {
  let path: String
  private(set) var trials: [Trial]
  private let conditions: TrialConditions
  private let lock: LockedFile

  /// More than a search of days writes.
  private static let mostBytes = 1 << 28

  /// Reads what is there; a file that is not there yet holds none.
  ///
  /// - Parameter conditions: what its trials have to be judged by.
  /// - Throws: where a line is none of such a trial, and where the file cannot be written.
  init(path: String, judgedBy conditions: TrialConditions) throws(Failure) {
    self.path = path
    self.conditions = conditions
    trials = []
    do throws(FileFailure) {
      lock = try .ofChanges(to: path, atMost: .zero)
    } catch {
      throw .trials(error)
    }
    do throws(Failure) {
      try read()
    } catch {
      release()
      throw error
    }
  }

  /// Lets another search have it.
  func release() { lock.remove() }

  private mutating func read() throws(Failure) {
    guard FileKind(at: path) != nil else { return try write() }
    let bytes: [UInt8]
    do throws(FileFailure) {
      bytes = try InputFile.contents(of: path, atMost: Self.mostBytes)
    } catch {
      throw .trials(error)
    }
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      do throws(TrialLine.Fault) {
        trials.append(try TrialLine(line).trial(judgedBy: conditions))
      } catch {
        throw .badData("\(path):\(index + 1): \(error); give another --trials")
      }
    }
  }

  /// Adds a bracket.
  mutating func append(_ bracket: [Trial]) throws(Failure) {
    trials += bracket
    try write()
  }

  private func write() throws(Failure) {
    let text = trials.map { $0.json(judgedBy: conditions).text + "\n" }.joined()
    do throws(FileFailure) {
      try DurableFile.replace(path, with: Array(text.utf8))
    } catch {
      throw .trials(error)
    }
  }
}

extension Trial {
  fileprivate func json(judgedBy conditions: TrialConditions) -> JSON {
    let options = settings.descriptors.map { setting in
      JSON.Member(key: setting.option, value: .string("\(settings[setting])"))
    }
    let json: JSON = [
      "trial": .integer(number + 1), "loss": .number(validated), "epoch": .integer(epoch),
      "epochs": .integer(epochs), "options": .object(options), "judged": conditions.json,
    ]
    return failure.map { json.adding(["failure": .string($0)]) } ?? json
  }
}
