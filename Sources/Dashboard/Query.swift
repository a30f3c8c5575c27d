import Models
import RatingData

/// A question to a model that is answered off the main thread.
public struct Query: Sendable, Equatable {
  public static func == (a: Self, b: Self) -> Bool {
    a.subject == b.subject && a.model == b.model && a.judge == b.judge && a.asker == b.asker
  }

  public enum Subject: Sendable, Hashable {
    /// - Parameters:
    ///   - measure: the model's usual one where nil.
    ///   - draw: which of the model's draws is asked; nil for their mean, and of a model that has none.
    case movie(MovieIndex, measure: Similarity?, filter: MovieFilter, draw: Int?)
    /// - Parameters:
    ///   - asked: a movie whose rank among the recommendations is wanted.
    ///   - reasons: whether to say what carries the recommendations.
    case user(UserIndex, filter: MovieFilter, asked: MovieIndex?, reasons: Bool)
    /// The person before the screen.
    case you([MovieRating], skipped: Set<MovieIndex>, filter: MovieFilter)
    /// Where movies stand to each other.
    ///
    /// - Parameters:
    ///   - showsUsers: whether users are wanted, too.
    ///   - ratings: of the person before the screen, to show them among the users.
    case map(filter: MovieFilter, showsUsers: Bool, ratings: [MovieRating])
    /// What everyone's first recommendations come to.
    case sameness(filter: MovieFilter)
    /// Who would love a movie.
    case admirers(MovieIndex)
    /// Where the model is wrong, on so many held-out ratings at the most.
    case errors(limit: Int)

    /// Whether another model than the one that is asked may stand beside the ratings.
    var isJudged: Bool {
      switch self {
      case .user, .you: true
      case .movie, .admirers, .map, .sameness, .errors: false
      }
    }
  }

  /// Who asks: each is answered apart from the others.
  public enum Asker: Sendable, Hashable, CaseIterable {
    case list
    case detail
    case errors
    case you
    case map
    case mapNeighbours
    case firstPin
    case secondPin
    case sameness
    case admirers

    /// Whether an answer takes so long that others must not wait behind it.
    public var isSlow: Bool { self == .sameness || self == .errors || self == .map }
  }

  public let subject: Subject
  public let model: TrainedModel
  /// Whose predictions stand beside ratings; the model's own where nil.
  public let judge: TrainedModel?
  public let asker: Asker
  /// What a map is to flow on from.
  let components: PrincipalComponents?

  /// Rows that an answer holds at the most.
  static let depth = 200

  public init(
    _ subject: Subject, of model: TrainedModel, judgedBy judge: TrainedModel? = nil,
    following components: PrincipalComponents? = nil, for asker: Asker
  ) {
    self.components = components
    self.subject = subject
    self.model = model
    self.judge = judge
    self.asker = asker
  }

  /// Finds the answer; takes milliseconds on MovieLens 1M.
  public func answer(in library: Library) -> Answer {
    switch subject {
    case .admirers(let movie):
      return .admirers(AdmirersAnswer(query: self, movie: movie, library: library))
    case .sameness(let filter):
      return .sameness(SamenessAnswer(query: self, filter: filter, library: library))
    case .map(let filter, let showsUsers, let ratings):
      return .map(
        self,
        MapAnswer(
          query: self, filter: filter, showsUsers: showsUsers, ratings: ratings,
          following: components, library: library))
    case .movie(let movie, let measure, let filter, let draw):
      return .movie(
        MovieAnswer(
          query: self, movie: movie, measure: measure, filter: filter, draw: draw,
          library: library))
    case .errors(let limit):
      return .errors(ErrorAnswer(query: self, limit: limit, library: library))
    case .you(let ratings, let skipped, let filter):
      return .you(
        YouAnswer(
          query: self, ratings: ratings, skipped: skipped, filter: filter, library: library))
    case .user(let user, let filter, let asked, let reasons):
      return .user(
        UserAnswer(
          query: self, user: user, filter: filter, asked: asked, wantsReasons: reasons,
          library: library))
    }
  }
}

/// What came of a query.
public enum Answer: Sendable {
  case movie(MovieAnswer)
  case user(UserAnswer)
  case errors(ErrorAnswer)
  case you(YouAnswer)
  /// nil of a model without factors.
  case map(Query, MapAnswer?)
  case sameness(SamenessAnswer)
  case admirers(AdmirersAnswer)

  public var query: Query {
    switch self {
    case .movie(let answer): answer.query
    case .user(let answer): answer.query
    case .errors(let answer): answer.query
    case .you(let answer): answer.query
    case .map(let query, _): query
    case .sameness(let answer): answer.query
    case .admirers(let answer): answer.query
    }
  }
}
