import Testing
import Text

@Suite struct `Whole numbers in words` {
  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (1_000_209, "1,000,209"), (-1, "−1"),
    (-999, "−999"), (-1234, "−1,234"), (Int.min, "−9,223,372,036,854,775,808"),
  ]) func `are grouped by thousands`(value: Int, text: String) {
    #expect(value.grouped == text)
  }

  @Test func `take the plural but for one`() {
    #expect([0, 1, 2].map { $0.counted("movie") } == ["0 movies", "1 movie", "2 movies"])
    #expect(3000.counted("movie") == "3,000 movies")
    #expect(3000.counted("movie", .plain) == "3000 movies")
    #expect(1.counted("movie", .plain) == "1 movie")
  }

  @Test(arguments: [
    (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1.00 kB"), (1_059, "1.06 kB"),
    (9_994, "9.99 kB"), (9_996, "10.0 kB"), (57_527, "57.5 kB"), (999_499, "999 kB"),
    (999_501, "1.00 MB"), (5_917_549, "5.92 MB"), (261_978_986, "262 MB"),
    (1_157_000_000, "1.16 GB"), (5_000_000_000_000, "5000 GB"), (1 << 60, "1152921505 GB"),
  ]) func `count bytes in three digits`(bytes: Int, words: String) {
    #expect(bytes.asBytes == words)
  }
}

@Suite struct `Text from outside` {
  @Test func `cannot move a cursor in a message`() {
    #expect("a\u{1B}[2Jb\u{202E}c\n".excerpt() == "a\\u{1B}[2Jb\\u{202E}c\\n")
  }

  @Test func `keeps its lines, and those that are blank, where a message has several`() {
    #expect("Usage:\n\n  a\tb\u{1B}\n".escapedLines == "Usage:\n\n  a\\tb\\u{1B}\n")
    #expect("".escapedLines == "")
  }

  @Test func `is cut where it is longer than a message has room`() {
    #expect("abcd".excerpt(4) == "abcd")
    #expect("abcde".excerpt(4) == "abcd…")
    // Marks that pile up on one letter count, too.
    #expect(("e" + String(repeating: "\u{301}", count: 9)).excerpt(3) == "e\u{301}\u{301}…")
    #expect("a\tbc".excerpt(2) == "a\\t…")
  }

  @Test(arguments: [
    ("ml-1m/ratings.dat", "ml-1m/ratings.dat"), ("--lr=0.5", "--lr=0.5"), ("", "''"),
    ("two words", "'two words'"), ("it's", #"'it'\''s'"#), ("$HOME", "'$HOME'"), ("é", "'é'"),
    ("'", #"''\'''"#), ("a\nb", "'a\nb'"),
  ]) func `is one word of a shell`(text: String, word: String) {
    #expect(text.shellQuoted == word)
  }
}
