import Cells
import Learning
import Runs
import Text
import Tuning

/// What the cells of a sweep came to.
struct SweepResult: CommandResult {
  private let table: SweepTable
  private let dataArguments: [String]

  /// - Parameter dataArguments: how the data were asked for on the command line.
  init(_ table: SweepTable, dataArguments: [String]) {
    self.table = table
    self.dataArguments = dataArguments
  }

  private var plan: SweepPlan { table.plan }

  var json: JSON {
    [
      "measure": .string(table.metric.validationKey), "seeds": .integer(plan.seeds),
      "cells": .array((0..<plan.cells).map(json)),
      "command": bestCommand.map { .string($0) } ?? .null,
    ]
  }

  private func json(_ cell: Int) -> JSON {
    let settings = plan.axes.map { axis in
      JSON.Member(
        key: axis.setting.key, value: .string("\(plan.settings(of: cell)[axis.setting])"))
    }
    let difference = table.best.flatMap { table.difference(of: cell, from: $0) }
    let json: JSON = [
      "settings": .object(settings),
      "mean": table.spread(of: cell).map { .number($0.mean) } ?? .null,
      "sd": table.spread(of: cell)?.standardDeviation.map { .number($0) } ?? .null,
      "runs": .integer(table.done(of: cell)),
      "difference": difference.map { .number($0.mean) } ?? .null,
      "margin": difference?.margin.map { .number($0) } ?? .null,
      "verdict": .string(table.verdict(on: cell).words),
    ]
    return table.failure(of: cell).map { json.adding(["failure": .string($0)]) } ?? json
  }

  /// The command that trains with the best settings, under the first seed; nil while that is not known.
  private var bestCommand: String? {
    guard table.isComplete, let best = table.best else { return nil }
    return RunCommandLine(
      dataArguments: dataArguments, settings: plan.settings(of: best)
    ).text
  }

  /// Why combinations failed, a line each.
  private var failures: [String] {
    (0..<plan.cells).compactMap { cell in
      table.failure(of: cell).map { "\(plan.title(of: cell)) failed: \($0)" }
    }
  }

  func lines(fitting width: Int?) -> [String] {
    var rows = TextTable(
      plan.axes.map { ($0.setting.title, .right) } + [
        (table.metric.validationKey, .left), ("Δ to the best", .left), ("", .left),
      ])
    for cell in 0..<plan.cells {
      let settings = plan.settings(of: cell)
      let difference = table.best.flatMap {
        cell == $0 ? nil : table.difference(of: cell, from: $0)
      }
      rows.append(
        plan.axes.map { $0.setting.text(settings[$0.setting]) } + [
          table.spread(of: cell).map { Self.text($0.mean, $0.standardDeviation) } ?? "-",
          difference.map { Self.text($0.mean, $0.margin) } ?? "-", table.verdict(on: cell).words,
        ])
    }
    var lines = rows.lines(fitting: width)
    lines += [
      "",
      "± after a value is the standard deviation over \(plan.seeds.counted("seed")), after a difference half of its 95 %"
        + " interval, taken within seeds.",
    ]
    lines += failures
    if let bestCommand { lines.append("The best: \(bestCommand)") }
    return lines
  }

  private static func text(_ value: Double, _ margin: Double?) -> String {
    Numbers.fixed(value, 4) + (margin.map { " ± " + Numbers.fixed($0, 4) } ?? "")
  }
}

extension SweepTable.Verdict {
  var words: String {
    switch self {
    case .best: "best"
    case .worse: "worse, beyond noise"
    case .withinNoise: "within noise"
    case .unknown: "too few seeds to tell"
    case .failed: "failed"
    }
  }
}
