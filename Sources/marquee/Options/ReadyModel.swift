import Answers
import Learning
import Models
import RatingData

/// A model that was read or trained to be asked.
struct ReadyModel {
  let model: any Model
  /// Which ratings it never saw, where that is known.
  let heldOut: HeldOut?
  /// What it was trained with, where that is known.
  let settings: Settings?
  let epoch: Int

  var asked: AskedModel {
    AskedModel(
      model, named: settings?.preset.rawValue ?? "the weights", heldOut: heldOut,
      regularization: FoldInRegularization(settings))
  }
}
