import Files
import Glibc
import TestFolders

@testable import Spark

/// A folder of Spark whose spark-submit is a few lines of shell.
struct FakeSpark {
  let folder = TemporaryFolder()

  var home: String { folder.path + "/spark" }

  /// - Parameter script: with `$config`, the path of the configuration, and `field NAME`, a text of it.
  init(_ script: String) throws {
    try Folder.create(home + "/bin")
    let text = """
      #!/bin/bash
      config="${@: -1}"
      field() { sed -n "s/.*\\"$1\\":\\"\\([^\\"]*\\)\\".*/\\1/p" "$config"; }
      cd "\(folder.path)"
      echo "$@" > arguments
      cp "$config" config.json
      dirname "$config" > private
      echo $$ > pid
      \(script)

      """
    try DurableFile.replace(home + "/bin/spark-submit", with: Array(text.utf8))
    chmod(home + "/bin/spark-submit", 0o755)
  }

  func text(_ name: String) -> String {
    let bytes = (try? InputFile.contents(of: folder.path + "/" + name)) ?? []
    return String(decoding: bytes, as: UTF8.self)
  }

  func options(master: String = "local[2]") -> SparkOptions {
    var options = SparkOptions(master: master)
    options.home = home
    return options
  }

  static let start =
    #"{"event":"start","version":1,"data":"d","train":9,"validation":1,"epochs":4,"batches":1000,"step":"part"}"#

  static func epoch(_ number: Int, _ loss: Double) -> String {
    #"{"event":"epoch","epoch":\#(number),"loss":\#(loss),"val_loss":\#(loss),"seconds":1,"best":true}"#
  }

  static func progress(_ epoch: Int, _ batch: Int) -> String {
    #"{"event":"progress","epoch":\#(epoch),"batch":\#(batch),"loss":null,"seconds_left":7.5}"#
  }

  static func end(_ reason: String, _ rest: String = "") -> String {
    #"{"event":"end","reason":"\#(reason)","best_epoch":2,"best_val_loss":0.5,"seconds":3\#(rest)}"#
  }

  /// A line of shell that says that weights are where they were to go.
  static func sayWeights(epoch: Int) -> String {
    #"echo "{\"event\":\"weights\",\"path\":\"$(field weights)\",\"users\":2,\"movies\":1,\"epoch\":\#(epoch)}""#
  }

  /// Lines of shell that print these.
  static func say(_ lines: String...) -> String {
    lines.map { "echo '\($0)'" }.joined(separator: "\n")
  }
}
