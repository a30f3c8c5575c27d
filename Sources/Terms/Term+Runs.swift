/// What stands on Runs.
extension Term {
  public static let runs = Term(
    .runs, "runs",
    "Every run that was kept, with what it was set to and what it came to. Marked ones are drawn over each other below."
  )
  public static let marked = Term(
    .runs, "marked", or: ["○"],
    "● is a run that is marked, to be compared or removed; ○ is one that is not.")
  public static let run = Term(
    .runs, "run", "When the run began: the name of its folder.")
  public static let label = Term(.runs, "label", "What you called the run.")
  public static let preset = Term(
    .runs, "preset", "The preset that the run started from, and what was set otherwise.")
  public static let data = Term(.runs, "data", "The ratings that it was trained on.")
  public static let factorCount = Term(.runs, "k", "The number of factors per user and per movie.")
  public static let bestValue = Term(
    .runs, "best", "What its best epoch came to on the ratings that validate.")
  public static let bestEpoch = Term(.runs, "at", "The epoch at which it was best.")
  public static let curve = Term(
    .runs, "curve", "What validates, epoch by epoch, from its least to its greatest value.")
  public static let duration = Term(.runs, "time", "How long it trained.")
  public static let status = Term(
    .runs, "state",
    "How it ended, or that it goes on: finished is all planned epochs, early stopping is that nothing got better."
  )
  public static let repeats = Term(
    .runs, "again",
    "How often the run was repeated later. An equal run comes to the same, and is kept once.")
  public static let startedAt = Term(
    .runs, "started", or: ["last repeat"],
    "When the run began, or was repeated last, in universal time.")
  public static let changedOnTheWay = Term(
    .runs, "changed on the way", "How often a setting was changed while the run went on.")
  public static let curves = Term(
    .runs, "curves", "What the selected run, or all that are marked, came to epoch by epoch.")
  public static let compared = Term(
    .runs, "compared",
    "What the marked runs differ in, a column each, and what each came to. What is the same in all is left out."
  )
  public static let settingsOfRun = Term(
    .runs, "settings of the run", "What the selected run was set to, and when it began.")

  public static let learnerOfRun = Term(
    .runs, "learner", "What the runs were trained by: the algorithm, whatever it was set to.")
  public static let groups = Term(
    .runs, "groups",
    "Runs of a learner that have the same value of a setting, on the same ratings. What else differs in them, seeds above all, is"
      + " what makes their results scatter.")
  public static let groupSize = Term(.runs, "runs in the group", "How many runs have the value.")
  public static let groupMean = Term(
    .runs, "mean",
    "The mean of what the best epochs of the group's runs came to on the ratings that validate; in the chart, their"
      + " mean after each epoch that all of them have.")
  public static let groupDeviation = Term(
    .runs, "deviation", or: ["±"],
    "How far the group's runs scatter around their mean: the standard deviation of what they came to. Two groups whose"
      + " means are nearer to each other than that may differ by chance.",
    formula: "√(Σ (xᵢ - mean)² / (n - 1))")
  public static let bestOfGroup = Term(
    .runs, "best of the group", "What the best run of the group came to.")
  public static let alsoDiffer = Term(
    .runs, "also differ",
    "What else is not the same in the group's runs, besides seeds. Where something stands here the mean is over runs"
      + " that differ in more than chance.")
  public static let groupCurves = Term(
    .runs, "means",
    "The mean of each group, epoch by epoch, as far as all its runs have come, with a band around it."
  )
  public static let band = Term(
    .runs, "band", or: ["▒"],
    "What lies between a standard deviation below and above the mean of a group's runs, or between the least and the"
      + " greatest of them. Where two bands lie over each other, the groups differ no more than their runs do."
  )
  public static let runsOfGroup = Term(
    .runs, "runs of the group", "The runs of the selected group, and what each came to.")
  public static let runOfGroup = Term(
    .runs, "run of the group", "What tells the run from the others of its group.")

  static let ofGroups: [Term] = [
    .learnerOfRun, .groups, .groupSize, .groupMean, .groupDeviation, .bestOfGroup, .alsoDiffer,
    .groupCurves, .band, .runsOfGroup, .runOfGroup,
  ]

  static let ofRuns: [Term] = [
    .runs, .marked, .run, .label, .preset, .data, .factorCount, .bestValue, .bestEpoch, .curve,
    .duration, .status, .repeats, .startedAt, .changedOnTheWay, .curves, .compared, .settingsOfRun,
  ]
}

/// What stands on the runs of other programs.
extension Term {
  public static let loggedNumber = Term(
    .runs, "number", or: ["numbers"],
    "A number that the log of a run names. What was measured on other data has the same chart: loss and val_loss,"
      + " train/loss and val/loss.")
  public static let loggedLine = Term(
    .runs, "line of a log",
    "A number and its last value, or what it was at the cursor. A dotted line is of data that the program did not"
      + " learn from.")
  public static let loggedRun = Term(
    .runs, "watched run",
    "A run of another program, as its log tells of it: what the log was taken for, how much is in it, and what the run"
      + " was set to.")
  public static let loggedRuns = Term(
    .runs, "watched runs",
    "Every run whose log was found below what is watched. New ones come as they are written; marked ones are drawn over"
      + " each other.")
  public static let loggedSettings = Term(
    .runs, "settings in a log",
    "What the log says the run was set to; of several marked runs what differs.")
  public static let logFormat = Term(
    .runs, "log", "What the file was taken for, by what is in it.")
  public static let lastLogged = Term(.runs, "last", "The value that came last.")
  public static let leastLogged = Term(.runs, "least", "The least value so far.")
  public static let lastStep = Term(
    .runs, "last step", "The step that came last; the epoch where the log counts no steps.")
  public static let logLife = Term(
    .runs, "life",
    "Whether the program still writes: live is a moment ago, silent is that it may go on, and after half an hour nobody"
      + " waits any more.")

  static let ofLogs: [Term] = [
    .loggedNumber, .loggedLine, .loggedRun, .loggedRuns, .loggedSettings, .logFormat, .lastLogged,
    .leastLogged, .lastStep, .logLife,
  ]
}

/// What stands where settings are tried against each other.
extension Term {
  public static let sweep = Term(
    .runs, "sweep", or: ["what if"],
    "Does it get better with another value? Every combination of the values is trained under several seeds, and what"
      + " they come to stands beside each other. A difference counts where it is larger than what seeds make."
  )
  public static let combination = Term(
    .runs, "combination",
    "One value of each setting, and the mean of what its runs came to. The bar is full for the best, and empty for"
      + " the worst.")
  public static let sweptSetting = Term(
    .runs, "setting", or: ["and"], "A setting that the sweep varies.")
  public static let sweptValues = Term(
    .runs, "values", "The values that it tries, with commas between them.")
  public static let sweptSeeds = Term(
    .runs, "seeds",
    "How many seeds each combination is trained under. More of them tell smaller differences from noise."
  )
  public static let sweptSample = Term(
    .runs, "sample of combinations", or: ["sample"],
    "How many of the combinations are tried, drawn at random, where all of them are too many.")
  public static let crossValidation = Term(
    .runs, "cross-validation", or: ["folds"],
    "The ratings are cut into as many parts as there are folds. Each part is predicted once by a model that learned"
      + " from the others, so that every rating is tested by a model which never saw it.",
    source: "Hastie, Tibshirani, Friedman: The Elements of Statistical Learning (2009), 7.10")
  public static let fold = Term(
    .runs, "fold",
    "A part of the ratings that is predicted by a model which learned from all others.")

  public static let foldDifference = Term(
    .runs, "worse ‹ › better",
    "How far the fold is from the baseline, in the metric of the chart: to the right where it is better, to the left"
      + " where it is worse. The longest bar is the largest difference of all folds.")

  static let ofTrials: [Term] = [
    .sweep, .combination, .sweptSetting, .sweptValues, .sweptSeeds, .sweptSample, .crossValidation,
    .fold, .foldDifference,
  ]
}
