import Cells
import Learning

/// The sheet on which the next run is set up.
struct NewRun: Sendable, Equatable {
  enum Field: Int, CaseIterable, Sendable {
    case preset
    case seed
    case epochs
    case patience

    var name: String {
      switch self {
      case .preset: "preset"
      case .seed: "seed"
      case .epochs: "epochs"
      case .patience: "patience"
      }
    }
  }

  var settings: Settings
  private(set) var field = Field.seed
  /// Whether digits go on from those typed before; the first one takes the old number's place.
  private var isTyping = false

  /// Starts from the settings of the last run, with the next seed.
  init(after settings: Settings) {
    self.settings = settings
    self.settings.seed &+= 1
  }

  func value(of field: Field) -> String {
    switch field {
    case .preset: settings.preset.rawValue
    case .seed: String(settings.seed)
    case .epochs: String(settings.schedule.epochs)
    case .patience: String(settings.schedule.patience)
    }
  }

  mutating func moveField(by step: Int) {
    let all = Field.allCases
    field = all[(field.rawValue + step + all.count) % all.count]
    isTyping = false
  }

  /// One step up or down in the chosen field.
  mutating func change(by step: Int) {
    switch field {
    case .preset:
      let all = Preset.allCases
      let here = all.firstIndex(of: settings.preset) ?? 0
      settings = all[(here + step + all.count) % all.count].settings(seed: settings.seed)
    case .seed:
      settings.seed = step < 0 ? max(1, settings.seed) - 1 : settings.seed &+ 1
    case .epochs, .patience:
      edit { $0 + step }
    }
  }

  /// A digit typed after those of a number.
  mutating func type(_ digit: Int) {
    guard isTyping else {
      isTyping = true
      return edit { _ in digit }
    }
    edit { $0 <= Self.largestNumber / 10 ? $0 * 10 + digit : digit }
  }

  /// Takes a number's last digit away.
  mutating func erase() {
    isTyping = true
    edit { $0 / 10 }
  }

  private static let largestNumber = 999_999_999

  private mutating func edit(_ change: (Int) -> Int) {
    switch field {
    case .preset:
      break
    case .seed:
      settings.seed = UInt64(max(0, change(Int(clamping: settings.seed))))
    case .epochs:
      settings.schedule.epochs = change(settings.schedule.epochs).clamped(
        to: Schedule.epochsAllowed)
    case .patience:
      settings.schedule.patience = change(settings.schedule.patience).clamped(
        to: Schedule.patienceAllowed)
    }
  }
}
