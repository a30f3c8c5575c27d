/// What stands in sheets that are about the program itself.
extension Term {
  public static let explanation = Term(
    .program, "what is this",
    "The words of what is on screen, panel by panel, with the value that is selected. i goes on to the next panel."
  )
  public static let help = Term(
    .program, "keys",
    "What each key does on this screen or sheet. config.yaml can give an action another key.")
  public static let palette = Term(
    .program, "command palette", or: ["palette"],
    "Everything there is, found by a few letters of its name: actions, screens, movies, users, runs, settings, themes"
      + " and words. enter goes there.")
  public static let paletteKind = Term(.program, "kind", "What a line of the palette is.")
  public static let action = Term(
    .program, "action", "What a key does, by the name that config.yaml gives it a key by.")
  public static let log = Term(
    .program, "log",
    "What the data and the run gave reason to say, and what other programs printed.")
  public static let settings = Term(
    .program, "settings",
    "What decides the run's numbers. live counts from the next step on; new run starts another run, and the old"
      + " curve stays to compare.")
  public static let newRun = Term(
    .program, "new run",
    "The settings of a run that is about to start. Only what you change differs from the run before."
  )
  public static let branch = Term(
    .program, "branch",
    "A new run that goes on from the end of an epoch of this one, with other settings. Both curves stay."
  )
  public static let settingName = Term(.program, "setting", "What can be set, by its name.")
  public static let settingValue = Term(
    .program, "value", "What it is set to. ← → change it, a number can be typed.")
  public static let settingChange = Term(
    .program, "live", or: ["new run"],
    "Whether the run under way takes the value over from its next step on, or another run is started with it."
  )
  public static let loading = Term(
    .program, "reading", "The ratings are being read. The screens fill as soon as they are there.")

  public static let opened = Term(
    .program, "opened model",
    "Vectors that another program learned and left in files. Nothing trains here: what is near, the map and lists are"
      + " made from them as they are.")

  static let ofProgram: [Term] = [
    .opened,
    .explanation, .help, .palette, .paletteKind, .action, .log, .settings, .newRun, .branch,
    .settingName,
    .settingValue, .settingChange, .loading,
  ]
}
