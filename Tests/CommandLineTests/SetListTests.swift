import Files
import Foundation
import RatingFiles
import Testing

@testable import marquee

@Suite struct `The list of sets` {
  private static let sets = ["ml-latest-small", "ml-1m", "ml-25m"].compactMap(PublishedSet.named)

  @Test func `is one screen of 80 columns, with each licence once`() {
    #expect(
      SetList(Self.sets, in: DataFolder(path: "/nowhere/data")).lines == [
        "name                ratings    users  movies  scale     archive  here",
        "ml-latest-small     100,836      610   9,742  0.5 to 5   978 kB  built in",
        "ml-1m             1,000,209    6,040   3,883  1 to 5    5.92 MB",
        "ml-25m           25,000,095  162,541  62,423  0.5 to 5   262 MB",
        "",
        "fetched to  /nowhere/data",
        "editions    ml-latest-small change; the figures are of the last one counted",
        "built in    the edition of October 2016: 100,004 ratings by 671 users",
        "licence     ml-latest-small and ml-25m: research use, no commerce,",
        "            redistribution under the same terms; cite Harper and Konstan 2015",
        "licence     ml-1m: research use, no commerce, no redistribution without",
        "            permission; cite Harper and Konstan 2015",
        "to get one  marquee data fetch ml-25m",
      ])
    let all = SetList(PublishedSet.all, in: nil).lines
    #expect(all.allSatisfy { $0.count <= 80 })
    #expect(all.filter { $0.hasPrefix("licence") }.count == 2)
    #expect(PublishedSet.all.allSatisfy { set in all.contains { $0.hasPrefix(set.name + " ") } })
  }

  @Test func `says where a set is`() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/marquee-list-\(UUID())"
    defer { try? Folder.remove(folder) }
    for name in ["ml-latest-small", "ml-1m"] { try Folder.create("\(folder)/\(name)") }
    let list = SetList(Self.sets, in: DataFolder(path: folder))
    let places = list.lines[1...3].map { $0.split(separator: " ").last }
    #expect(places == ["fetched", "fetched", "MB"])
    #expect(list.json.text.hasPrefix(#"{"folder":"\#(folder)","sets":[{"name":"ml-latest-small","#))
    #expect(list.json.text.contains(#""place":"\#(folder)/ml-1m"}"#))
  }

  @Test func `is one document`() throws {
    let set = try #require(PublishedSet.named("ml-1m"))
    #expect(
      SetList([set], in: nil).json.text
        == #"{"folder":null,"sets":[{"name":"ml-1m","ratings":1000209,"users":6040,"#
        + #""movies":3883,"scale":[1,5],"bytes":5917549,"#
        + #""licence":"research use, no commerce, no redistribution without permission;"#
        + #" cite Harper and Konstan 2015","grows":false,"#
        + #""address":"https://files.grouplens.org/datasets/movielens/ml-1m.zip","place":null}]}"#)
    let embedded = try #require(PublishedSet.named("ml-latest-small"))
    #expect(SetList([embedded], in: nil).json.text.hasSuffix(#""place":"embedded"}]}"#))
  }
}
