/// What stands where a model is looked into: errors, and slow motion.
extension Term {
  public static let errors = Term(
    .training, "where the error is",
    "How far predictions are off, by groups of held-out ratings: of movies with few or many ratings, of each value"
      + " that was given, and so on. A long bar beside many ratings is where there is most to gain."
  )
  public static let worst = Term(
    .training, "worst predictions",
    "The held-out ratings that the model predicts worst, worst first. Many are of users who usually rate otherwise."
  )
  public static let errorGroup = Term(
    .training, "group",
    "Held-out ratings that have something in common, by which the error is looked at.")
  public static let errorRatings = Term(
    .training, "held-out ratings", or: ["held-out counts"],
    "How many held-out ratings are in the group: the error of a few is chance.")
  public static let errorByMovies = Term(
    .training, "by movies rated", or: ["by movies counted"],
    "The error by how many ratings the movie has: few of them say little of it.")
  public static let errorByUsers = Term(
    .training, "by users' ratings", or: ["by users' counts"],
    "The error by how many ratings the user has given.")
  public static let errorByRating = Term(
    .training, "by rating", or: ["by count"],
    "The error by what the user gave: a model that stays near the mean is furthest off at both ends."
  )
  public static let errorByDecade = Term(
    .training, "by decade", "The error by the decade in which the movie came out.")
  public static let errorByGenre = Term(
    .training, "by genre", "The error by the movie's genres, of those that most movies have.")
  public static let slowMotion = Term(
    .training, "slow motion",
    "One step of the learner, by itself: the ratings that it learned from, what the model predicted for them before"
      + " and after, and how the factors of one user and one movie moved. A step is a batch, a block of rows, or a stratum"
      + " of many batches, in which others may move a row, too, and away from one of its ratings.")
  public static let learnedFrom = Term(
    .training, "learned from", or: ["of the row that moved most"],
    "The ratings that this step looked at. Where a step solves for whole rows, those of the row that moved most."
  )
  public static let rated = Term(.training, "rated", "What the user gave the movie.")
  public static let before = Term(
    .training, "before", "What the model predicted before the step.")
  public static let after = Term(
    .training, "after", "What it predicts after the step: green where that is nearer to the rating."
  )
  public static let factorRow = Term(
    .training, "factor", or: ["factors of a row", "row"],
    "One of the numbers that a model keeps of a user or of a movie. They have no names: what they mean the model finds"
      + " for itself. A prediction adds up, factor by factor, the user's times the movie's.",
    formula: "prediction = mean + bᵤ + bᵢ + pᵤ · qᵢ",
    source: "Koren, Bell, Volinsky: Matrix Factorization Techniques (2009)")
  public static let bias = Term(
    .training, "bias", or: ["biases"],
    "How much higher a user rates than others, or how much better a movie is liked than others.")
  public static let gradient = Term(
    .training, "gradient",
    "In which direction the error grows fastest as the numbers change. A step goes the other way.",
    formula: "of a user's row: −2 · error · the movie's factors, + the penalty's part")
  public static let firstMoment = Term(
    .training, "m", or: ["mean of gradients"],
    "The mean of the gradients so far, the newest ones counting most: the direction of the step.",
    formula: "m ← β₁ m + (1 − β₁) g", source: "Kingma, Ba: Adam (2015), algorithm 2")
  public static let largestGradient = Term(
    .training, "u", or: ["largest gradient"],
    "The largest of the gradients so far, which is slowly forgotten: what the step is divided by.",
    formula: "u ← max(β₂ u, |g|)", source: "Kingma, Ba: Adam (2015), algorithm 2")
  public static let stepSize = Term(
    .training, "step size",
    "What the mean of gradients is multiplied by: the learning rate over the largest gradient so far. The number moves by"
      + " the product.")
  public static let rowChange = Term(
    .training, "change of a row", or: ["change"],
    "How far each of the row's numbers moved in this step.")
  public static let gradientSize = Term(
    .training, "size of gradients", or: ["√v", "a, sum"],
    "What the step is divided by: the root of the mean of squared gradients, or of their sum.")
  public static let rightSide = Term(
    .training, "right side", or: ["b of a system"],
    "What the row's ratings ask of each of its numbers, before it is known what the others do. The row is the solution"
      + " of a system of equations, one for each number.",
    formula: "A x = b, A = Σ q qᵀ + λ I, b = Σ q (r − μ − bᵢ)",
    source: "Zhou et al.: Large-Scale Parallel Collaborative Filtering for the Netflix Prize (2008)"
  )
  public static let systemDiagonal = Term(
    .training, "diagonal", or: ["diagonal of a system"],
    "How firmly the ratings and the penalty hold each of the row's numbers: the more ratings, the higher."
  )
  public static let drawn = Term(
    .training, "drawn",
    "The row that was drawn in this step, from all that could explain the ratings.")
  public static let drawMean = Term(
    .training, "mean of a draw", or: ["mean of the row"],
    "The middle of what the row could be, given its ratings and all other rows: what least squares would take.",
    formula: "A⁻¹ b", source: "Salakhutdinov, Mnih: Bayesian PMF using MCMC (2008)")
  public static let drawDeviation = Term(
    .training, "deviation of a draw", or: ["deviation of the row"],
    "How far each of the row's numbers usually falls from the mean: the less, the more ratings speak of it.",
    formula: "√ of the diagonal of A⁻¹ / α")
  public static let drawPlace = Term(
    .training, "fell at", or: ["place of a draw"],
    "Where the draw fell in its distribution: so many deviations above the mean, or below it. Two of three fall within"
      + " one deviation.")
  public static let penalty = Term(
    .training, "penalty", or: ["L2 penalty", "λ"],
    "What a learner adds to the squared error for large factors, so that it prefers a simple explanation to learning"
      + " each rating by heart. The loss that is shown is without it.",
    formula: "λ (‖pᵤ‖² + ‖qᵢ‖² + bᵤ² + bᵢ²)")
  public static let sample = Term(
    .training, "sample", or: ["draw", "posterior"],
    "One set of numbers that could explain the ratings, drawn at random among all that could. A prediction is the mean"
      + " over many of them, and how far they differ tells how sure it is.",
    source: "Salakhutdinov, Mnih: Bayesian Probabilistic Matrix Factorization (2008)")

  static let ofLearning: [Term] = [
    .errors, .worst, .errorGroup, .errorRatings, .errorByMovies, .errorByUsers, .errorByRating,
    .errorByDecade,
    .errorByGenre, .slowMotion, .learnedFrom, .rated, .before, .after, .factorRow,
    .bias, .gradient,
    .firstMoment, .largestGradient, .gradientSize, .stepSize, .rowChange, .rightSide,
    .systemDiagonal, .drawn, .drawMean, .drawDeviation, .drawPlace, .penalty, .sample,
  ]
}
