import Cells
import Learning
import Terms
import Text
import Tuning

/// The fields of a sweep that is set up.
struct SweepFormView {
  let form: SweepForm

  private static func caption(_ field: SweepForm.Field) -> Caption {
    switch field {
    case .setting(0): Caption(.sweptSetting)
    case .setting: Caption(.sweptSetting, as: "and")
    case .values: Caption(.sweptValues)
    case .seeds: Caption(.sweptSeeds)
    case .sample: Caption(.sweptSample, as: "sample")
    }
  }

  func draw(on canvas: inout Canvas, in body: Rect) {
    let fields = form.fields
    let inner = canvas.sheet(
      .sweep, ["over settings"],
      size: Size(width: 66, height: fields.count + (form.hasChanges ? 6 : 5)), in: body)
    for (row, field) in fields.enumerated() {
      let y = inner.y + row
      guard y < inner.maxY else { return }
      let isChosen = field == form.chosen
      let text = form.text(of: field)
      let caption = Self.caption(field)
      canvas.write(caption.text, x: inner.x + 2, y: y, .muted)
      let line = Rect(x: inner.x, y: y, width: inner.width, height: 1)
      canvas.note(Landmark(caption, in: line, isChosen ? .value(text) : .word))
      canvas.write(
        isChosen ? "‹ \(text) ›" : "  \(text)", x: inner.x + 12, y: y, maxX: inner.maxX - 1,
        isChosen ? .text.bold() : .text)
    }
    var notes = ["Values are typed: 10,20,40"]
    switch form.plan() {
    case .success(let plan):
      notes.append("\(plan.trials.counted("run")), each like marquee train; the run shown goes on")
      notes.append("Seeds tell whether a difference is more than noise.")
      if form.hasChanges {
        notes.append("What was changed in the run shown is set in all of them.")
      }
    case .failure(let problem): notes.append(problem.text)
    }
    for (text, y) in zip(
      notes, (inner.y + fields.count + 1)..<max(inner.y + fields.count + 1, inner.maxY))
    {
      canvas.write(text, x: inner.x + 2, y: y, maxX: inner.maxX - 1, .muted)
    }
  }
}
