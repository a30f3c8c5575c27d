import Dashboard

extension Preferences {
  /// What can be set on the screen and saved, and is another than it was, as the file has it.
  ///
  /// - Parameter now: what the file says now; choices of the chart that are as they were are taken from there.
  func changes(since before: Preferences, in now: Preferences) -> [(name: String, value: String)] {
    var wanted = self
    wanted.chart = now.chart
    for (choice, old) in zip(chart.choices, before.chart.choices) where choice != old {
      _ = wanted.chart.choose(choice.word, of: choice.name)
    }
    return zip(zip(entries, before.entries), wanted.entries).compactMap { change, wanted in
      change.0.value == change.1.value ? nil : wanted
    }
  }

  /// What can be set on the screen and saved, as the file has it.
  var entries: [(name: String, value: String)] {
    let chart = chart.choices.map { "\($0.name): \($0.word)" }.joined(separator: ", ")
    return [
      ("theme", Configuration.quoted(theme ?? Preferences.automaticTheme)),
      ("pace", pace == .none ? "0" : "\(pace.seconds)"),
      ("mouse", reportsMouse ? "on" : "off"),
      ("chart", "{\(chart)}"),
    ]
  }
}

extension Configuration {
  /// All that holds, as a file says it: every action with its keys, too.
  public var yaml: String {
    let keys = State.actionKeys(preferences.keys).map { action, keys in
      let names = keys.map(Self.quoted)
      return ("  " + action, names.count == 1 ? names[0] : "[\(names.joined(separator: ", "))]")
    }
    let entries =
      preferences.entries + [
        ("story", preferences.story.rawValue),
        ("ask_before_quitting", preferences.asksBeforeQuitting ? "on" : "off"),
        ("linear", preferences.isLinear ? "on" : "off"),
        ("runs", "{keep: \(runs.count), bytes: \(runs.bytes)}"),
      ]
    return
      (entries.map { "\($0.name): \($0.value)\n" } + ["keys:\n"]
      + keys.map { "\($0): \($1)\n" }).joined()
  }

  /// A text that YAML might take for something else is put in quotes.
  static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_./+<=".contains($0))
    }
    // YAML takes some single letters and signs for other things than text.
    let isWord = text.first?.isLetter == true || ["+", "<"].contains(text)
    guard isPlain, isWord, !["n", "N", "y", "Y"].contains(text) else {
      return "'"
        + text.split(separator: "'", omittingEmptySubsequences: false).joined(
          separator: "''") + "'"
    }
    return text
  }
}
