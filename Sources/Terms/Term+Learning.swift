import Learning

/// What metrics, settings, presets and learners say of themselves, as terms: a new one brings its own along.
extension Term {
  public init(_ metric: Metric) {
    let standard = Metric.standard.first { $0.family == metric.family }
    guard let standard else {
      self = .reported
      return
    }
    let title =
      standard.length == nil ? standard.title : String(standard.title.prefix { $0 != "@" })
    let aliases = [title, standard.key].filter { $0 != standard.name }
    self.init(
      .metrics, standard.name, or: Array(Set(aliases)).sorted(), standard.meaning,
      formula: standard.formula, source: standard.source)
  }

  public init(_ setting: SettingDescriptor) {
    self.init(
      .settings, setting.title,
      or: setting.option == setting.title ? [] : [setting.option],
      "\(setting.meaning) \(setting.effect.sentences)")
  }

  public init(_ preset: Preset) {
    self.init(.presets, preset.rawValue, preset.meaning)
  }

  public init(_ learner: any Learner.Type) {
    self.init(.learners, learner.name, learner.explanation)
  }

  static var ofMetrics: [Term] { [validated] + Metric.standard.map { Term($0) } + [reported] }
  static var ofSettings: [Term] {
    (Settings.shared + Settings.all.filter { !Settings.shared.contains($0) }).map { Term($0) }
  }
  static var ofPresets: [Term] { Preset.allCases.map { Term($0) } }
  static var ofLearners: [Term] { Learners.all.map { Term($0) } }
}

extension Term {
  /// A metric on what validates, whatever the metric.
  public static let validated = Term(
    .metrics, "val_loss", or: ["val"] + Metric.standard.dropFirst().map(\.validationKey),
    "The same number as without val_, but on the ratings that were held out for validation, once an epoch has"
      + " ended. It tells what the model is worth on ratings that it has not seen; the one without val_ tells how"
      + " well it knows those that it learns from. Where the first stops falling and the second goes on, it learns"
      + " by heart.")

  public static let reported = Term(
    .metrics, "reported", or: ["accuracy"],
    "A number that another program reports of its own training. marquee shows it under the name that it has there,"
      + " and knows no more of it.")
}
