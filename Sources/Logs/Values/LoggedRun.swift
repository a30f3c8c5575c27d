/// What a log tells of one run: a series for each number that it names, and the settings that it began with.
///
/// However long the log is, and however many names it has, a run stays within some 250 MB.
public struct LoggedRun: Sendable {
  /// In the order in which their names came.
  public private(set) var series: [ScalarSeries] = []
  /// Hyper-parameters and the like, in the order in which they came.
  public private(set) var settings: [LoggedSetting] = []
  public private(set) var problems = LogProblems()
  /// How the run ended; nil where the log does not say that it did.
  public private(set) var ending: LogEnding?
  /// When the run began, in seconds since 1970; nil where the log does not say.
  public private(set) var start: Double?

  /// What the run is called; nil where the log does not say.
  public private(set) var title: String?
  /// What the log ends within, which may still be being written.
  var torn: LogProblem?

  private var places: [String: SeriesPlace] = [:]
  private var bucketCount = 0
  private var room = ScalarSeries.mostBuckets
  private var hasToldOfNames = false
  /// The place to which the log went back last, and the series that followed: all go there, one after the other.
  private var wentBack: (place: Double, series: Set<Int>)?
  /// The least step that a writer said to go on from: what earlier files tell after it is void, too.
  private var restart: Double?

  /// Names that are kept; more are no names, but ids.
  private static let mostSeries = 10_000
  /// Characters of a name.
  static let longestName = 400
  /// Buckets of all series: 230 MB.
  private static let mostBuckets = 1 << 22
  private static let mostSettings = 1000
  /// Characters of a setting's value that are kept.
  private static let longestSetting = 4000

  public init() {}

  /// The series of a name; nil where the log does not tell of it.
  public subscript(name: String) -> ScalarSeries? { places[name].map { series[$0.index] } }

  /// Points that are not there any more, as the log went back to before them.
  public private(set) var replaced = 0

  /// How many points came.
  public var count: Int { series.reduce(0) { $0 + $1.count } }

  /// Where the points of a name go; nil where there are too many names already.
  mutating func place(of name: String, in file: String) -> SeriesPlace? {
    if let place = places[name] { return place }
    guard series.count < Self.mostSeries, name.utf8.count <= Self.longestName, !name.isEmpty else {
      if !hasToldOfNames, !name.isEmpty {
        hasToldOfNames = true
        let why =
          "more than \(Self.mostSeries) names, or one of more than \(Self.longestName) bytes"
        report(LogProblem(file: file, at: .file, "\(why); the others are left out"))
      }
      return nil
    }
    let place = SeriesPlace(index: series.count)
    places[name] = place
    series.append(ScalarSeries(name, room: room))
    return place
  }

  /// Adds a point; one that stands before the last one takes back what is there from its step on.
  mutating func add(
    _ point: ScalarPoint, to place: SeriesPlace, at origin: @autoclosure () -> LogOrigin
  ) {
    let index = place.index
    let before = series[index].bucketCount
    if let last = series[index].last, point.place < last.place {
      // A series that went there already goes back another time.
      if wentBack?.place != point.place || wentBack?.series.contains(index) == true {
        wentBack = (point.place, [])
        let (from, to) = (last.place.asPlace, point.place.asPlace)
        report(origin().problem("goes back from \(from) to \(to); what stood there is replaced"))
      }
      wentBack?.series.insert(index)
      replaced += series[index].goBack(before: point.place)
    }
    series[index].append(point)
    bucketCount += series[index].bucketCount - before
    if bucketCount > Self.mostBuckets { narrow() }
  }

  private mutating func narrow() {
    guard room > ScalarSeries.leastBuckets else { return }
    room /= 2
    for index in series.indices { series[index].narrow(to: room) }
    bucketCount = series.reduce(0) { $0 + $1.bucketCount }
  }

  /// Takes back all that stands at a step or after it, as a writer asks that goes on from there.
  mutating func goBack(before step: Double) {
    restart = min(restart ?? step, step)
    for index in series.indices { replaced += series[index].goBack(before: step) }
    bucketCount = series.reduce(0) { $0 + $1.bucketCount }
  }

  /// Sets a setting, in place of one of the same name; nil takes that away.
  mutating func set(_ name: String, to value: String?) {
    guard var value else { return settings.removeAll { $0.name == name } }
    if value.utf8.count > Self.longestSetting {
      value = String(value.prefix(Self.longestSetting)) + "…"
    }
    if let index = settings.firstIndex(where: { $0.name == name }) {
      settings[index].value = value
    } else if settings.count < Self.mostSettings {
      settings.append(LoggedSetting(name: name, value: value))
    }
  }

  mutating func call(_ title: String) { self.title = title }

  mutating func begin(at start: Double?) { self.start = start }

  mutating func end(_ ending: LogEnding?) { self.ending = ending }

  public mutating func report(_ problem: LogProblem) { problems.report(problem) }
}

/// Where the points of a name go.
struct SeriesPlace: Sendable {
  fileprivate let index: Int
}

/// A hyper-parameter, or what else a run began with.
public struct LoggedSetting: Sendable, Equatable {
  public let name: String
  public fileprivate(set) var value: String
}

/// How a log says that its run ended.
public enum LogEnding: Sendable, Equatable {
  case finished
  case failed
  /// Somebody ended it before its time.
  case stopped
}

/// Where something comes from.
struct LogOrigin {
  let file: String
  let place: LogProblem.Place

  func problem(_ text: String) -> LogProblem { LogProblem(file: file, at: place, text) }
}

extension LoggedRun {
  /// One run out of what its files tell, in their order.
  ///
  /// - Parameter parts: by the names of the files.
  public init(parts: [(file: String, run: LoggedRun)]) {
    self.init()
    for part in parts {
      problems.add(part.run.problems)
      part.run.settings.forEach { set($0.name, to: $0.value) }
      if let ending = part.run.ending { self.ending = ending }
      start = start ?? part.run.start
      title = part.run.title ?? title
      torn = part.run.torn ?? torn
      replaced += part.run.replaced
      if let restart = part.run.restart { goBack(before: restart) }
      var back: Double?
      for series in part.run.series {
        guard let place = place(of: series.name, in: part.file) else { continue }
        let lost = self.series[place.index].append(series)
        replaced += lost?.count ?? 0
        back = [back, lost?.place].compactMap(\.self).min()
      }
      if let back {
        let text = "begins at \(back.asPlace), which an earlier file tells, too; that is replaced"
        report(LogProblem(file: part.file, at: .file, text))
      }
    }
    bucketCount = self.series.reduce(0) { $0 + $1.bucketCount }
    while bucketCount > Self.mostBuckets, room > ScalarSeries.leastBuckets { narrow() }
  }
}

extension Double {
  /// A step as it is written: without a fraction where it has none.
  fileprivate var asPlace: String {
    Int(exactly: self).map { "\($0)" } ?? "\(self)"
  }
}
