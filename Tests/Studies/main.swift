import Glibc
import RatingData
import RatingFiles

let arguments = CommandLine.arguments.dropFirst()
let data = try Source(arguments.dropFirst().first).load()
switch arguments.first {
case "tonight": TonightStudy.run(data)
default:
  print("expected tonight or questions, and perhaps data")
  exit(64)
}
