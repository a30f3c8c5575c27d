import Testing

@testable import Logs

@Suite struct `Lines of JSON` {
  @Test func `have series of any keys, step, epoch and time found by name`() {
    let log = LogContents(
      """
      {"config":{"lr":0.1,"model":{"width":64},"layers":[1,2]}}
      {"global_step":10,"epoch":1,"timestamp":1700000000000,"train":{"loss":0.5,"acc":0.25},"note":"x"}
      {"global_step":20,"epoch":2,"timestamp":1700000001500,"train":{"loss":NaN},"ok":true}

      """)
    #expect(log.format == .jsonLines)
    let run = log.run
    #expect(run.series.map(\.name) == ["train/loss", "train/acc"])
    #expect(same(run.rows("train/loss"), [[10, 0.5], [20, .nan]]))
    #expect(run["train/loss"]?[1].time == 1_700_000_001.5 && run["train/loss"]?[1].epoch == 2)
    let settings = run.settings.map { "\($0.name)=\($0.value)" }
    #expect(settings == ["lr=0.1", "model/width=64", "layers=[1, 2]"])
    #expect(run.problems.isEmpty)
  }

  @Test func `are counted where they say neither step nor epoch`() {
    let log = LogContents("{\"loss\":3}\n{\"loss\":2}\n{\"text\":\"x\"}\n{\"loss\":1}\n")
    #expect(log.run.rows("loss") == [[0, 3], [1, 2], [2, 1]])
  }

  @Test func `count steps on that begin anew in each epoch`() {
    let text = (1...3).flatMap { epoch in
      (0..<2).map { "{\"epoch\":\(epoch),\"step\":\($0),\"loss\":\(epoch)\($0)}\n" }
        + ["{\"epoch\":\(epoch),\"val_loss\":\(epoch)}\n"]
    }
    let run = LogContents(text.joined()).run
    #expect(run.rows("loss").map { $0[0] } == [0, 1, 2, 3, 4, 5])
    #expect(run.rows("val_loss").map { $0[0] } == [1, 3, 5])
    #expect(run.problems.isEmpty)
  }

  @Test func `that go back replace what stood there, and it is told`() {
    let steps = [1, 2, 3, 4, 2, 3]
    let text = steps.enumerated().map { "{\"step\":\($1),\"a\":\($0),\"b\":0}\n" }
    let run = LogContents(text.joined()).run
    #expect(run.rows("a") == [[1, 0], [2, 4], [3, 5]])
    let message = "log, line 5: goes back from 4 to 2; what stood there is replaced"
    #expect(run.messages == [message])
  }

  @Test(arguments: [
    ("{\"a\":1\n", "log, line 2: is cut off; expected a JSON object"),
    ("[1]\n", "log, line 2: is no JSON object (byte 0 of it)"),
    ("{\"a\":01x}\n", "log, line 2: is no JSON object (byte 5 of it)"),
    (
      "{\"a\":" + String(repeating: "[", count: 100) + "\n",
      "log, line 2: has values more than 64 deep in each other"
    ),
  ]) func `that are none are told by line, and survived`(line: String, message: String) {
    let run = LogContents("{\"a\":1}\n" + line + "{\"a\":2}\n").run
    #expect(run.messages == [message])
    #expect(run.rows("a").map { $0[1] } == [1, 2])
  }

  @Test func `are read at their end without a line end, once they are whole`() {
    var log = LogContents(file: "log")
    log.read(Array("{\"a\":1}\n{\"a\":2".utf8))
    #expect(log.run.rows("a").count == 1)
    log.read(Array("5}".utf8))
    #expect(log.run.rows("a").map { $0[1] } == [1, 25])
    log.read(Array("\n{\"a\":3}\n".utf8))
    #expect(log.run.rows("a").map { $0[1] } == [1, 25, 3])
    #expect(log.run.problems.isEmpty)
  }

  @Test(arguments: [
    ("2023-11-14T22:13:20Z", 1_700_000_000), ("2023-11-14 22:13:20,500", 1_700_000_000.5),
    ("2023-11-15T00:13:20.25+02:00", 1_700_000_000.25), ("1970-01-01 00:00", 0),
    ("2024-02-29T12:00:00-05:30", 1_709_227_800),
  ]) func `have times as people write them`(text: String, seconds: Double) {
    let log = LogContents("{\"time\":\"\(text)\",\"a\":1}\n")
    #expect(log.run["a"]?.last?.time == seconds)
  }

  @Test func `of marquee's own runs say settings, epochs and the end`() {
    let log = LogContents(
      """
      {"event":"start","version":1,"epochs":2,"config":{"factors":8}}
      {"event":"progress","epoch":1,"batch":1,"loss":9}
      {"event":"epoch","epoch":1,"loss":2.5,"val_loss":2,"seconds":0.5,"best":true,"val_ndcg":0.5}
      {"event":"epoch","epoch":2,"loss":1.5,"val_loss":1,"seconds":0.5,"best":true,"val_ndcg":0.6}
      {"event":"end","reason":"finished"}

      """)
    #expect(log.format == .marquee)
    #expect(log.run.series.map(\.name) == ["loss", "val_loss", "val_ndcg"])
    #expect(log.run.rows("val_loss") == [[1, 2], [2, 1]])
    #expect(log.run.settings.map(\.value) == ["8"] && log.run.ending == .finished)
  }
}
