/// What stands on Train, and in its log.
extension Term {
  public static let epoch = Term(
    .training, "epoch", or: ["epochs", "#"],
    "One pass over all ratings that train. The table has a line for each: what the metric came to, and how long it"
      + " took. The best one is kept.")
  public static let chart = Term(
    .training, "chart", or: ["axis", "smooth", "log y"],
    "The metric that the run goes by, over its epochs. It follows what still moves: what lies above the panel leaves"
      + " a ▲ at its edge. The model learns from some ratings and is measured on others that it never sees, so there"
      + " are two lines.")
  public static let best = Term(
    .training, "★", or: ["best", "best epoch"],
    "The best epoch so far, by what validates. Its model is kept when the run ends, whatever came after it."
  )
  public static let baselineLine = Term(
    .training, "baseline", or: ["floor"],
    "What averages of users and movies alone come to on the same ratings, without any taste. A run that stays above"
      + " this line has learned nothing that averages would not have told.",
    formula: "prediction = mean + bias of the user + bias of the movie",
    source: "Koren, Bell, Volinsky: Matrix Factorization Techniques (2009)")
  public static let notebook = Term(
    .training, "notebook", or: ["┄"],
    "The curve of the Keras notebook of 2016 on MovieLens 1M, which the preset seed repeats. It stands there to be"
      + " compared with.")
  public static let previous = Term(
    .training, "previous", "The curve of the run before this one, to compare with.")
  public static let pinned = Term(
    .training, "pinned", "A curve that was set apart with =. It stays until = lets it go.")
  public static let seeds = Term(
    .training, "seeds", or: ["▒", "band"],
    "Between what runs came to that differ in nothing but their seed. A difference inside this band is noise."
  )
  public static let measured = Term(
    .training, "measured", or: ["●"],
    "Epochs at which something was measured, where not every epoch is: between two marks the line is only drawn."
  )
  public static let story = Term(
    .training, "what happens",
    "What has become true in this run, in sentences that are made from its own numbers: each stands there once, and"
      + " only where it is true. The log has all of them with their epochs.")
  public static let insideModel = Term(
    .training, "inside the model", or: ["inside"],
    "Three well-known movies that have a sequel, or those that are pinned on Movies, and under each what this run's"
      + " factors find nearest to it by now. At first that is nonsense. What shares a third of the genres is bright;"
      + " the title counts how many of the first three do, and an arrow says how far a row rose since the epoch before."
  )
  public static let runPanel = Term(
    .training, "run",
    "How far the run is: the epoch of those planned, the step of this epoch, how fast it learns, what time is left."
  )
  public static let step = Term(
    .training, "step", or: ["batch", "block", "slice"],
    "What a learner does between two moments at which it could be paused: a batch of a gradient method, a block of"
      + " rows that are solved, a slice of a sample.")
  public static let stratum = Term(
    .training, "stratum", or: ["strata", "block of ratings"],
    "Blocks of ratings that share no user and no movie, so that processors can learn from them side by side and the"
      + " result is the same on any number of them. An epoch goes through one stratum after the other.",
    source: "Gemulla, Nijkamp, Haas, Sismanis: Large-Scale Matrix Factorization (2011)")
  public static let patienceLeft = Term(
    .training, "patience left",
    "Epochs that may still pass without a better val_loss before the run stops. A better one starts the count anew."
  )
  public static let timeLeft = Term(
    .training, "left", or: ["took"],
    "How long the run will still take if it goes on as it did, to the last epoch planned. At the end stands what it"
      + " took.")
  public static let milliseconds = Term(
    .training, "ms", "How long the epoch took to compute, in thousandths of a second.")
  public static let epochTime = Term(
    .training, "epoch time",
    "How long each epoch took to compute, the newest at the right. The first ones may be slower, as memory is read"
      + " for the first time.")
  public static let speed = Term(
    .training, "ratings/s",
    "How many ratings it learned from in a second, on all processors together.")
  public static let change = Term(
    .training, "change",
    "By how much the number on what validates changed against the epoch before; green is better.")
  public static let earlyStopping = Term(
    .training, "early stopping", or: ["stopped early"],
    "The end of a run because val_loss got no better for as many epochs as patience allows. It is how a run usually"
      + " ends, and no failure: more epochs would learn the ratings by heart.")
  public static let diverged = Term(
    .training, "diverged",
    "The end of a run whose loss grew beyond all measure. A smaller learning rate or a larger penalty helps."
  )
  public static let pace = Term(
    .training, "pace", or: ["paced"],
    "The least time that an epoch takes, so that an eye can follow. The computer waits; the times shown stay the real"
      + " ones.")
  public static let trainRatings = Term(
    .training, "train",
    "How many ratings the model learns from. The others are held out, and it never sees them.")
  public static let heldOut = Term(
    .training, "held out", or: ["°", "not trained on"],
    "Ratings that the model has not learned from. How well it predicts them tells what it would make of new ones."
  )

  static let ofTraining: [Term] = [
    .chart, .epoch, .best, .baselineLine, .notebook, .previous, .pinned, .seeds, .measured,
    .story, .insideModel, .runPanel, .step,
    .stratum, .patienceLeft, .timeLeft, .milliseconds, .epochTime, .speed, .change, .earlyStopping,
    .diverged,
    .pace, .trainRatings, .heldOut,
  ]
}
