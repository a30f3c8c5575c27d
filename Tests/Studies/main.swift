import Glibc
import Learning
import RatingData
import RatingFiles

let arguments = CommandLine.arguments.dropFirst()
let data = try Source(arguments.dropFirst().first).load()
switch arguments.first {
case "tonight": TonightStudy.run(data)
case "questions":
  for preset in ["biased", "bayes"] {
    print("stars by \(preset)")
    Preset(rawValue: preset).map { QuestionsStudy.run(data, $0) }
  }
default:
  print("expected tonight or questions, and perhaps data")
  exit(64)
}
