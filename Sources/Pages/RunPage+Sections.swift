import Learning
import Runs
import Story
import Text

/// What of a page is there without its script.
extension RunPage {
  private typealias Page = PageText

  var facts: String {
    let best = report.best.flatMap { record in
      record.validated.map {
        "\(report.metric.validationKey) \($0.fixed(4)) in epoch \(record.epoch)"
      }
    }
    let rows: [(String, String?)] = [
      ("Run", report.folder.name), ("Data", report.manifest.data),
      ("Ratings", report.manifest.ratings > 0 ? report.manifest.ratings.grouped : nil),
      ("Began", report.manifest.started), ("State", report.status.title), ("Best", best),
      ("Training time", report.seconds.map { "\($0.fixed(atMost: 1)) s" }),
    ]
    return rows.compactMap { name, value in
      value.map { "<div><dt>\(name)</dt><dd>\(Page.escaped($0))</dd></div>" }
    }.joined()
  }

  /// Sentences that stand on the chart, by number.
  private var told: [Sentence] { sentences }

  var curves: String {
    let marks = told.enumerated().filter { $0.element.epoch > 0 }
      .map { (number: $0.offset + 1, epoch: $0.element.epoch) }
    // Of several at one epoch the first bears the number.
    var seen: Set<Int> = []
    let picture = CurvePicture(
      epochs: report.epochs, metric: report.metric,
      marks: marks.filter { seen.insert($0.epoch).inserted })
    guard let svg = picture.svg else { return "<p>No epoch ended.</p>" }
    let names = [("trained", report.metric.key), ("validated", report.metric.validationKey)]
    let legend = names.map {
      "<span class=\"key \($0.0)\">\(Page.escaped($0.1))</span>"
    }
    return svg + "<figcaption>" + legend.joined(separator: " ")
      + " by epoch; numbers are the sentences below.</figcaption>"
  }

  var story: String {
    told.map { sentence in
      let place = sentence.epoch > 0 ? "After epoch \(sentence.epoch)" : "At the beginning"
      return "<li><span class=\"when\">\(place)</span> \(Page.escaped(sentence.text))</li>"
    }.joined()
  }

  var epochTable: String {
    let further = Set(report.epochs.flatMap(\.metrics.further)).sorted { $0.name < $1.name }
    let heads =
      ["epoch", report.metric.key, report.metric.validationKey, "seconds"]
      + further.map(\.validationKey)
    let rows = report.epochs.map { record in
      let cells =
        [
          record.trained.isFinite ? record.trained.fixed(4) : "–",
          record.validated?.fixed(4) ?? "–", record.seconds?.fixed(2) ?? "–",
        ] + further.map { record[$0]?.validated?.fixed(4) ?? "–" }
      return "<tr><th scope=\"row\">\(record.epoch)\(record.isBest ? " ★" : "")</th>"
        + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
    }
    return "<thead><tr>" + heads.map { "<th scope=\"col\">\(Page.escaped($0))</th>" }.joined()
      + "</tr></thead><tbody>" + rows.joined() + "</tbody>"
  }

  var settings: String {
    let settings = report.manifest.settings
    let shared = settings.descriptors.filter { !settings.learner.settings.contains($0) }
      .map { (name: $0.title, value: $0.text(settings[$0])) }
    return (settings.facts + shared).map {
      "<tr><th scope=\"row\">\(Page.escaped($0.name))</th><td>\(Page.escaped($0.value))</td></tr>"
    }.joined()
  }
}
