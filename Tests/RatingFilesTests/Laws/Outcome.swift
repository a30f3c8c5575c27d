import RatingData

@testable import RatingFiles

/// What came of reading something, in a form that can be compared.
enum Outcome: Equatable {
  case refused(LoadError)
  case read(Findings)

  init(_ read: () throws(LoadError) -> DataSet) {
    do throws(LoadError) {
      self = .read(Findings(try read()))
    } catch {
      self = .refused(error)
    }
  }
}

/// All that a set says.
struct Findings: Equatable {
  let data: DataSet

  init(_ data: DataSet) { self.data = data }

  static func == (a: Self, b: Self) -> Bool { a.difference(from: b) == nil }

  /// The first part that differs; nil where none does.
  func difference(from other: Self) -> String? {
    let (a, b) = (data, other.data)
    let parts: [(String, Bool)] = [
      ("name", a.name == b.name && a.known == b.known),
      ("users", a.ratings.users == b.ratings.users),
      ("movies", a.ratings.movies == b.ratings.movies),
      // As bits, since there are two zeros.
      ("values", a.ratings.values.map(\.bitPattern) == b.ratings.values.map(\.bitPattern)),
      ("times", a.ratings.times == b.ratings.times),
      ("rated movies", a.catalogue.movies == b.catalogue.movies),
      ("unrated movies", a.catalogue.unratedMovies == b.catalogue.unratedMovies),
      ("users who rated", a.catalogue.users == b.catalogue.users),
      ("silent users", a.catalogue.silentUsers == b.catalogue.silentUsers),
      ("provenance", a.provenance == b.provenance),
    ]
    return parts.first { !$0.1 }?.0
  }
}

extension Outcome {
  /// In what two outcomes differ, in words; nil where they are equal.
  func difference(from other: Outcome) -> String? {
    guard self != other else { return nil }
    switch (self, other) {
    case (.read(let a), .read(let b)): return "the \(a.difference(from: b) ?? "nothing")"
    default: return "«\(summary)» and «\(other.summary)»"
    }
  }

  private var summary: String {
    switch self {
    case .refused(let error): error.description
    case .read(let findings): "\(findings.data.ratings.count) ratings"
    }
  }
}
