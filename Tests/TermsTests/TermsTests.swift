import Learning
import Testing

@testable import Terms

@Suite struct `The table of terms` {
  @Test func `has each term once, in its group`() {
    #expect(Set(Terms.all.map(\.id)).count == Terms.all.count)
    for group in Term.Group.allCases {
      #expect(!group.terms.isEmpty && group.terms.allSatisfy { $0.group == group }, "\(group)")
    }
  }

  @Test func `explains in sentences, more than the word itself`() {
    for term in Terms.all {
      let text = term.explanation
      #expect(text.hasSuffix(".") && text.first?.isLowercase == false, "\(term.id): \(text)")
      #expect(text.split(separator: " ").count >= 4, "\(term.id) says only: \(text)")
      #expect(!text.contains("  ") && !text.contains("\n"), "\(term.id)")
      #expect(text.count <= 420, "\(term.id) takes \(text.count) characters")
    }
  }

  @Test func `has every metric, setting, preset and learner`() {
    for metric in Metric.standard { #expect(Terms.term(id: Term(metric).id) == Term(metric)) }
    for setting in Settings.all { #expect(Terms.term(id: Term(setting).id) == Term(setting)) }
    for preset in Preset.allCases { #expect(Terms.term(id: Term(preset).id) == Term(preset)) }
    for learner in Learners.all { #expect(Terms.term(id: Term(learner).id) == Term(learner)) }
  }

  @Test func `tells of a metric whatever the length of its list, and of what is not computed here`()
  {
    #expect(Term(.ndcg(7)).id == Term(.ndcg(10)).id)
    #expect(Term(.ndcg(7)).name == "ndcg@10")
    #expect(Term(Metric(told: "accuracy")) == .reported)
  }

  /// «Learning rate.» explains nothing.
  @Test(arguments: Settings.all) func `says what another value of a setting does`(
    setting: SettingDescriptor
  ) {
    let text = Term(setting).explanation
    #expect(text.hasPrefix(setting.meaning))
    switch setting.effect {
    case .amount(let more, let less):
      #expect(text.contains("More \(more). Less \(less)."))
      #expect(!more.hasSuffix(".") && !less.hasSuffix("."), "\(setting.key)")
    case .choice(let sentences): #expect(text.hasSuffix(sentences) && sentences.hasSuffix("."))
    }
    #expect(text.count > setting.meaning.count + 40, "\(text)")
  }
}

@Suite struct `A word` {
  @Test func `finds its terms by their names, and else by what stands for them`() {
    #expect(Terms.named("Stratum") == [.stratum])
    #expect(Terms.named("rmse") == [Term(.rmse)])
    #expect(Terms.named("learning-rate") == [Term(Setting.learningRate.descriptor)])
    #expect(Terms.named("strata") == [.stratum])
    #expect(Terms.named("nonsense").isEmpty)
  }

  @Test func `may be several terms`() {
    #expect(Set(Terms.named("seed").map(\.group)) == [.settings, .presets])
    #expect(Terms.named("seed").allSatisfy { $0.name == "seed" })
  }

  @Test(arguments: [
    "stratum", "start", "folded in", "browse", "Gini", "components 2 × 3", "baseline", "val_loss",
    "likeness", "fit", "patience", "burn in", "seed", "epoch", "penalty", "★", "stopped early",
  ])
  func `that is asked about is there`(word: String) {
    #expect(!Terms.named(word).isEmpty)
  }
}
