import Models

extension FoldInRegularization {
  /// That of the learner which a model was trained with.
  ///
  /// - Parameter settings: those of the preset `biased` where nil: of weights that do not say what trained them.
  public init(_ settings: Settings?) {
    let settings = settings ?? Settings(.biased)
    self.init { ratings, movies in
      settings.learner.foldInRegularization(settings, ratings: ratings, movies: movies)
    }
  }
}
