import Cells
import Learning
import Terms
import Text

/// A line of what moved a row: a value for each of its numbers, as columns.
struct RowUpdateLine {
  let name: String
  let term: Term
  let values: [Float]
  let role: Role
  let isSigned: Bool

  var rows: Int { isSigned ? SignedColumns.rows : 1 }

  private enum Sign {
    case either
    case positive
  }

  init(_ name: String, _ term: Term, _ values: [Float], _ role: Role) {
    self.init(name, term, values, role, .either)
  }

  private init(_ name: String, _ term: Term, _ values: [Float], _ role: Role, _ sign: Sign) {
    self.name = name
    self.term = term
    self.values = values
    self.role = role
    isSigned = sign == .either
  }

  /// What an optimizer made of it.
  static func gradient(_ update: GradientUpdate) -> [RowUpdateLine] {
    (update.gradient.map { [RowUpdateLine("gradient", .gradient, $0, .train)] } ?? [])
      + update.moments.map(moment)
      + [RowUpdateLine("step size", .stepSize, update.stepSize, .muted, .positive)]
  }

  /// By what an optimizer's letter stands for.
  private static func moment(_ moment: GradientUpdate.Moment) -> RowUpdateLine {
    let values = moment.values
    return switch moment.name {
    case "m": RowUpdateLine("m, mean", .firstMoment, values, .muted)
    case "u": RowUpdateLine("u, largest", .largestGradient, values, .muted, .positive)
    case "√v": RowUpdateLine("√v, size", .gradientSize, values, .muted, .positive)
    case "a": RowUpdateLine("a, sum", .gradientSize, values, .muted, .positive)
    default: RowUpdateLine(moment.name, .gradientSize, values, .muted, .positive)
    }
  }

  /// What was solved.
  static func system(_ solved: SolvedRow) -> [RowUpdateLine] {
    [
      RowUpdateLine("right side", .rightSide, solved.right.map { Float($0) }, .train),
      RowUpdateLine(
        "diagonal", .systemDiagonal, solved.diagonal.map { Float($0) }, .muted, .positive),
    ]
  }

  /// What was drawn, and where in its distribution; nil of what was not drawn.
  static func draw(_ solved: SolvedRow) -> [RowUpdateLine]? {
    guard let draw = solved.draw, let place = solved.place else { return nil }
    return [
      RowUpdateLine("drawn", .drawn, solved.solution.map { Float($0) }, .text),
      RowUpdateLine("mean", .drawMean, draw.means.map { Float($0) }, .train),
      RowUpdateLine(
        "deviation", .drawDeviation, draw.deviations.map { Float($0) }, .muted, .positive),
      RowUpdateLine("fell at", .drawPlace, place.map { Float($0) }, .validation),
    ]
  }
}

extension SolvedRow {
  /// An equation of the system with its numbers, or where a draw fell.
  ///
  /// - Parameter place: which unknown; of a draw the one that fell furthest from its mean.
  func equation(of place: Int?) -> (whole: String, short: String)? {
    if let draw, let places = self.place { return Self.words(solution, draw, places) }
    guard let place, right.indices.contains(place) else { return nil }
    let own = (matrix[place * unknowns + place], solution[place])
    let (rest, right) = (others(in: place), right[place])
    let sign = rest < 0 ? "−" : "+"
    return (
      "equation \(place + 1): \(own.0.brief) × \(own.1.brief) \(sign) \(rest.magnitude.brief) others = \(right.brief)",
      "\(place + 1): \(own.0.brief) × \(own.1.brief) \(sign) \(rest.magnitude.brief) = \(right.brief)"
    )
  }

  private static func words(
    _ solution: [Double], _ draw: Draw, _ places: [Double]
  ) -> (whole: String, short: String)? {
    guard let place = places.indices.max(by: { abs(places[$0]) < abs(places[$1]) }) else {
      return nil
    }
    let (value, mean) = (solution[place].signedShort, draw.means[place].signedShort)
    let sign = places[place] < 0 ? "−" : "+"
    let off = "\(places[place].magnitude.fixed(1)) × \(draw.deviations[place].short)"
    return (
      "factor \(place + 1): \(value) = mean \(mean) \(sign) \(places[place].magnitude.fixed(1)) × deviation",
      "\(place + 1): \(value) = \(mean) \(sign) \(off)"
    )
  }
}

extension Double {
  /// A magnitude in few characters: `0.0021`, `0.3 µ`.
  var short: String {
    guard isFinite, self != 0 else { return "0" }
    if self >= 100 { return fixed(0) }
    if self >= 0.001 { return fixed(4) }
    return self >= 1e-6 ? "\((self * 1e6).fixed(1)) µ" : "\((self * 1e9).fixed(1)) n"
  }

  /// In fewer characters than `signedShort`, beside others in a line: `−0.266`.
  var brief: String { magnitude < 100 ? fixed(3) : signedShort }

  var signedShort: String { (self < 0 ? "−" : "") + magnitude.short }
}
