import Cells
import Learning
import RatingData
import Text

/// The sentences on a run, each true of what has happened. The one place where lines tell of runs.
struct RunSentences {
  private let shared: Shared
  private var train: TrainState { shared.train }

  init(_ shared: Shared) { self.shared = shared }

  /// The first line.
  ///
  /// - Parameter epochsDone: those of a run that goes on; nil of one that begins.
  func opening(_ epochsDone: Int?) -> String {
    let start = epochsDone.map { "Training goes on after epoch \($0)." } ?? "Training starts."
    let what =
      switch shared.source {
      case .ratings: catalogue + " " + start
      case .cluster(let name): "A cluster trains on \(name)."
      case .model(let name): "A model that another program learned, read from \(name)."
      case .logs(let name): "Other programs' training, told in \(name)."
      case .events(let name): "Another program's training, told in \(name)."
      }
    return "marquee. \(what) Type help for what you can say."
  }

  /// `100,004 ratings of 9,066 movies by 671 users.`
  var catalogue: String {
    guard let library = shared.library else { return "There are no ratings here." }
    let ratings = library.data.ratings
    return "\(ratings.count.counted(library.values.name))"
      + " of \(ratings.movieCount.counted(library.data.kind.singular)) by \(ratings.userCount.counted("user"))."
  }

  /// An epoch that has ended.
  func epoch(_ record: EpochRecord) -> String {
    let place = train.plannedEpochs.map { " of \($0)" } ?? ""
    return "Epoch \(record.epoch)\(place). \(Self.sentence(result(record)))"
  }

  private func result(_ record: EpochRecord) -> String {
    guard let value = record.validated else {
      return record.trained.isNaN ? "done" : error(record.trained, on: "ratings it learns from")
    }
    let error = error(value, on: "unseen ratings")
    if record.isBest { return error + ", the best so far" }
    guard let best = train.best, let least = best.validated else { return error }
    // The digits that are said may be the same.
    let than = figure(least) == figure(value) ? "in" : "\(figure(least)) of"
    return error + ", no better than \(than) epoch \(best.epoch)"
  }

  /// `error on unseen ratings 0.91 stars`, or `NDCG@10 on unseen ratings 0.2810`.
  private func error(_ value: Double, on ratings: String) -> String {
    guard train.metric == .loss else {
      return "\(train.metric.title) on \(ratings) \(figure(value))"
    }
    guard let scale = shared.library?.data.ratings.scale else {
      return "loss on \(ratings) \(figure(value))"
    }
    let unit = scale.range.upperBound == 5 ? "stars" : "on the scale of the ratings"
    return "error on \(ratings) \(figure(value)) \(unit)"
  }

  private func figure(_ value: Double) -> String {
    guard train.metric == .loss, let scale = shared.library?.data.ratings.scale else {
      return value.lossText
    }
    return value.squareRoot().fixed(scale.decimals)
  }

  /// How a run has ended, and what is kept of it.
  func end(_ end: RunEnd) -> String {
    if case .model = shared.source {
      guard case .failed(let reason) = end.reason else { return "The model is open." }
      return "The model cannot be opened: \(reason)."
    }
    return endOfTraining(end)
  }

  private func endOfTraining(_ end: RunEnd) -> String {
    ([how(end), kept(end)] + (end.warning.map { ["Warning: \(Self.sentence($0))"] } ?? []))
      .joined(separator: " ")
  }

  private func how(_ end: RunEnd) -> String {
    switch end.reason {
    case .finished: return "Training has ended after epoch \(train.lastEpoch)."
    case .earlyStopping:
      let epochs = train.summary?.patience.map { $0 == 1 ? "epoch was" : "\($0) epochs were" }
      return "Training has ended after epoch \(train.lastEpoch):"
        + " the last \(epochs ?? "epochs were") no better."
    case .stopped:
      if let progress = train.progress { return "Training is stopped in epoch \(progress.epoch)." }
      return train.epochs.isEmpty
        ? "Training is stopped." : "Training is stopped after epoch \(train.lastEpoch)."
    case .failed(let reason): return "Training has failed: \(reason)."
    }
  }

  private func kept(_ end: RunEnd) -> String {
    guard let epoch = train.bestEpoch ?? end.bestEpoch else {
      return "No epoch was completed, so there is no model."
    }
    guard let value = train.best?.validated, train.best?.epoch == epoch else {
      return "Epoch \(epoch) is kept."
    }
    return "Epoch \(epoch) is kept: \(error(value, on: "unseen ratings"))."
  }

  /// What averages alone come to, beside a run that has ended; nil while it goes on, and where that is not known.
  var baseline: String? {
    guard case .ended = train.phase, let baseline = train.baseline else { return nil }
    let best = train.best?.validated.map { $0 < baseline ? "worse" : "better" }
    return "The baseline, averages of users and \(shared.kind.plural) alone: "
      + error(baseline, on: "unseen ratings") + (best.map { ", \($0)." } ?? ".")
  }

  /// Where training stands, what it has come to, and what it has learned from.
  var status: [String] {
    var sentences: [String] =
      switch train.phase {
      case .waiting: ["Training has not begun."]
      case .running: ["Training goes on \(place)."]
      case .paused: ["Training is paused \(place)."]
      case .ended(let end): [self.end(end)]
      }
    if train.phase.isUnderWay, let last = train.epochs.last { sentences.append(epoch(last)) }
    if let left = train.secondsLeft { sentences.append("About \(left.asDuration) are left.") }
    if let baseline { sentences.append(baseline) }
    if let preset = train.settings?.preset.rawValue {
      sentences.append("The preset is \(preset); set lists the settings.")
    }
    return sentences
  }

  /// Where training is, `in epoch 3 of 30`.
  var place: String {
    let epoch = train.progress?.epoch ?? train.lastEpoch + 1
    return "in epoch \(epoch)" + (train.plannedEpochs.map { " of \(max($0, epoch))" } ?? "")
  }

  /// What leaving means to a run under way; nil where none is.
  var ending: String? {
    guard train.phase.isUnderWay, train.startSettings != nil else { return nil }
    let isKept = shared.keeping == .kept && shared.runStore != nil
    // Before it has said anything it may stand anywhere.
    return (train.summary == nil ? "Training ends." : "Training ends \(place).")
      + (isKept ? " marquee --resume last goes on." : "")
  }

  /// A text of the program's with a capital and an end.
  static func sentence(_ text: String) -> String {
    guard let first = text.first else { return text }
    let end = text.last.map { ".?!:".contains($0) } == true ? "" : "."
    return first.uppercased() + text.dropFirst() + end
  }
}
