/// What stands on Movies, and in lists of movies everywhere.
extension Term {
  public static let movies = Term(
    .lists, "movies",
    "All movies that pass the filter, in the order that the title says. What stands at the right belongs to the one"
      + " that is selected.")
  public static let movie = Term(
    .lists, "movie",
    "The selected movie: its genres, how many rated it, how well on average, and how many gave each value."
  )
  public static let rank = Term(
    .lists, "place", or: ["rank"], "The place in the list; 1 is the first.")
  public static let title = Term(
    .lists, "title",
    "The movie's title and year, as people write it. Files may have it as «Matrix, The (1999)».")
  public static let ratings = Term(
    .lists, "ratings", or: ["users"],
    "How many rated the movie; where the data count instead, how many users watched it.")
  public static let mean = Term(
    .lists, "mean", "The average of what was given.", formula: "mean = 1/n Σ r")
  public static let genres = Term(
    .lists, "genres", or: ["genre"], "The genres that the data list for the movie.")
  public static let bar = Term(.lists, "bar", or: ["▎"], "The number beside it, as a length.")
  public static let nearest = Term(
    .lists, "nearest",
    "The movies most like the selected one. The title says by what: by likeness, which is made from all that the"
      + " ratings say, or by the factors of one model, epoch by epoch while it learns.")
  public static let moved = Term(
    .lists, "moved", or: ["▲", "▼", "new"],
    "By how many places the row moved against the epoch before: ▲3 is three up. new was not in the list before."
  )
  public static let prediction = Term(
    .lists, "stars", or: ["model", "predicted", "count"],
    "What the model expects the user to give. The title of the panel names the model: «stars by biased»."
  )
  public static let fit = Term(
    .lists, "fit",
    "How well a movie suits the person: its score by the highest that any movie has for them, in percent. A fit is an"
      + " order, and no probability: 100 % is the best there is, not certainty.",
    formula: "fit = score of the movie / highest score of any movie")
  public static let score = Term(
    .lists, "score",
    "What a model that only ranks gives the pair. Higher is better; it is on no scale.")
  public static let likers = Term(
    .lists, "liked by",
    "How many users like the movie. The list goes by that where ratings tell nothing of a taste yet."
  )
  public static let reasons = Term(
    .lists, "because",
    "Which of the person's own ratings carry the recommendation most, with their share of it.")
  public static let deviation = Term(
    .lists, "±",
    "How far the samples of the model differ on this prediction: small where it is sure.")
  public static let filter = Term(
    .lists, "filter", or: ["≥ 20 ratings"],
    "Which movies lists show. Movies with few ratings are left out at first, since what is said of them is mostly"
      + " chance; the key f changes it.")
  public static let admirers = Term(
    .lists, "would love it",
    "The users who have not rated the selected movie and would like it most, by the model that the title names."
  )
  public static let browse = Term(
    .lists, "fits by browse", or: ["by browse"],
    "The list is made by the model browse, which is trained in the background and ranks movies better than the model"
      + " on Train, which predicts stars.")
  public static let foldedIn = Term(
    .lists, "folded in", or: ["fold in"],
    "Your ratings are given to a model that is trained already: its movies stay as they are, and only your own row is"
      + " solved for. It takes no time, and comes near to training anew with you.")

  static let ofLists: [Term] = [
    .movies, .movie, .rank, .title, .ratings, .mean, .genres, .bar, .nearest, .moved, .prediction,
    .fit, .score,
    .likers, .reasons, .deviation, .filter, .admirers, .browse, .foldedIn,
  ]
}

/// What nearest movies are nearest by.
extension Term {
  public static let likeness = Term(
    .lists, "likeness",
    "How alike two movies are by all that the ratings say: who watched both, who liked both, weights between movies,"
      + " and the factors of a model. Each of these ranks the movies, and the ranks are added up. 1 is first in each.",
    source: "Cormack, Clarke, Büttcher: Reciprocal Rank Fusion (2009)")
  public static let cosine = Term(
    .lists, "cosine",
    "How alike two rows of factors are by their direction, whatever their length: 1 is the same direction, 0 has"
      + " nothing in common, −1 is the opposite.",
    formula: "cos = a · b / (‖a‖ ‖b‖)")
  public static let centred = Term(
    .lists, "centred cosine", or: ["centred"],
    "The cosine after the mean of all movies is taken away from both, so that what all have in common does not count."
  )
  public static let whitened = Term(
    .lists, "half-whitened", or: ["whitened", "half whitened cosine"],
    "The cosine after the factors are turned into their principal axes and these are evened out halfway, so that a"
      + " few broad tastes do not decide alone.")
  public static let dot = Term(
    .lists, "dot", or: ["dot product"],
    "The product of two rows of factors, added up. Movies with long rows, which are mostly well known, come first.",
    formula: "a · b = Σ aₖ bₖ")
  public static let euclidean = Term(
    .lists, "euclidean", or: ["distance"], "How near two rows of factors lie to each other.",
    formula: "‖a − b‖ = √Σ (aₖ − bₖ)²")
  public static let weight = Term(
    .lists, "weight",
    "How much liking one movie speaks for the other, in a model of weights between movies such as ease."
  )

  static let ofMeasures: [Term] = [
    .likeness, .cosine, .centred, .whitened, .dot, .euclidean, .weight,
  ]
}

/// What stands where lists are looked at together, and where they are pinned.
extension Term {
  public static let sameness = Term(
    .lists, "sameness",
    "How alike the lists of all users are. A model that recommends the same few movies to everybody may have a low"
      + " error all the same; red says that it does.")
  public static let modelName = Term(
    .lists, "model", "The model that made the lists.")
  public static let distinct = Term(
    .lists, "movies in lists", or: ["movies in all"],
    "How many different movies stand in anybody's list.")
  public static let giniOfLists = Term(
    .lists, "Gini",
    "The Gini index: how unequally movies are recommended. 0 is each equally often, near 1 the same few to everybody.",
    formula: "G = Σ (2i − n − 1) cᵢ / (n Σ cᵢ), cᵢ ascending",
    source: "Shani, Gunawardana: Evaluating Recommendation Systems (2011), 8.3.3")
  public static let most = Term(
    .lists, "most", "The share of lists that have the movie which most of them have.")
  public static let medianPopularity = Term(
    .lists, "median", or: ["the median movie"],
    "How many ratings the middle one of all recommended movies has: whether lists are of what everybody knows."
  )
  public static let sameList = Term(
    .lists, "same list", or: ["same list as another"],
    "How many users have a list that another user has, too, whatever they rated.")
  public static let sequels = Term(
    .lists, "sequels",
    "How many movies of a series have another one of it among their ten nearest: a check that anybody can judge."
  )
  public static let sharedGenres = Term(
    .lists, "shared genres",
    "How much movies have in common of their genres with their ten nearest; a rare genre counts more."
  )
  public static let popularGenres = Term(
    .lists, "popular", "The same for the most rated tenth of movies alone.")
  public static let inMostLists = Term(
    .lists, "in most lists", "The movies that stand in the most lists, first the one in most.")
  public static let lists = Term(
    .lists, "lists", "The share of all users' lists that have the movie.")
  public static let pin = Term(
    .lists, "pin", or: ["="],
    "A list that was set apart with =, so that it can be watched while the model learns. Below it stands how much of"
      + " it stayed from epoch to epoch.")
  public static let runBefore = Term(
    .lists, "the run before",
    "The pinned list as it was at the end of the run before, and how much of it is the same now.")
  public static let overlap = Term(
    .lists, "RBO", or: ["like the epoch before", "as before"],
    "Rank-biased overlap: how alike two lists are, the first places counting most. 100 % is the same list in the same"
      + " order.",
    source: "Webber, Moffat, Zobel: A Similarity Measure for Indefinite Rankings (2010)")
  public static let userError = Term(
    .lists, "error of the user",
    "How far predictions of this user's ratings are off, epoch by epoch.")

  static let ofSameness: [Term] = [
    .sameness, .modelName, .distinct, .giniOfLists, .most, .medianPopularity, .sameList, .sequels,
    .sharedGenres, .popularGenres,
    .inMostLists,
    .lists, .pin, .runBefore, .overlap, .userError,
  ]
}
