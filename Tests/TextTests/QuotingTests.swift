import Testing
import Text

@Suite struct `Text from outside` {
  @Test func `cannot move a cursor in a message`() {
    #expect("a\u{1B}[2Jb\u{202E}c\n".excerpt() == "a\\u{1B}[2Jb\\u{202E}c\\n")
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
