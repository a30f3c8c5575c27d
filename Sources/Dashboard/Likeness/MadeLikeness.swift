import Likeness
import RatingData

/// The likeness of the data's movies, as far as it is made. Equal where the same views are there.
struct MadeLikeness: Sendable, Equatable {
  private enum Stage: Sendable {
    case underWay(LikenessBuilder)
    case finished(Likeness)
  }

  private let stage: Stage
  private let views: [LikenessView]

  /// One that was kept whole.
  init(finished likeness: Likeness) {
    views = likeness.views
    stage = .finished(likeness)
  }

  /// What makes the rest goes with the last view: it takes 16 bytes a rating.
  init(_ builder: LikenessBuilder) {
    views = builder.likeness.views
    stage = builder.likeness.isFinished ? .finished(builder.likeness) : .underWay(builder)
  }

  static func == (a: Self, b: Self) -> Bool {
    a.views == b.views && a.likeness.fingerprint == b.likeness.fingerprint
  }

  /// What makes the next views; nil at the end.
  var builder: LikenessBuilder? { if case .underWay(let builder) = stage { builder } else { nil } }

  /// The views that every movie has.
  var likeness: Likeness {
    switch stage {
    case .underWay(let builder): builder.likeness
    case .finished(let likeness): likeness
    }
  }

  var isFinished: Bool { builder == nil }

  /// What is known of a movie: of the first one that is asked for before all have their lists, that alone.
  func likeness(of movie: MovieIndex) -> Likeness {
    guard let builder, views.isEmpty else { return likeness }
    return builder.first(movie)
  }

  /// The views that the next step makes.
  var next: [LikenessView] { builder?.next ?? [] }
}
