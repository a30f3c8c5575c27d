import Learning

/// What runs are called: by what was set in them, and beside others by what differs among them.
///
/// A name is made of parts: `biased`, `factors 20`, `learning rate 0.01 from epoch 4`, `stopped after 3`.
public struct RunNames: Sendable {
  /// A run's name each, by what not all of them share; what they are trained with where nothing differs.
  public let beside: [String]

  public init(_ runs: [RunReport]) {
    let parts = runs.map(\.nameParts)
    let shared = parts.first.map { first in
      Set(first).filter { part in parts.allSatisfy { $0.contains(part) } }
    }
    beside = zip(runs, parts).map { run, parts in
      let own = runs.count > 1 ? parts.filter { !(shared ?? []).contains($0) } : parts
      return own.isEmpty ? run.title : own.joined(separator: ", ")
    }
  }
}

extension RunReport {
  /// Its preset, and what is set otherwise: `biased, factors 20`.
  public var title: String { settingParts.joined(separator: ", ") }

  fileprivate var nameParts: [String] {
    var parts = [manifest.data] + settingParts
    if case .ended(.stopped) = status, let last = epochs.last {
      parts.append("stopped after \(last.epoch)")
    }
    return parts
  }

  /// A seed of 1 goes without saying.
  private var settingParts: [String] {
    let settings = manifest.settings
    let set = settings.descriptors.filter { settings[$0] != $0.value(in: settings.preset) }
    return [settings.preset.rawValue] + set.map { "\($0.title) \($0.text(settings[$0]))" }
      + changes.map { change in
        let place = change.step > 0 ? "in epoch \(change.epoch)" : "from epoch \(change.epoch)"
        return "\(change.description) \(place)"
      }
  }
}
