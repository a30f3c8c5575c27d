extension Trial {
  /// What means something to a reader, and what is easily taken for something else.
  static let tokens: [[UInt8]] =
    texts.map { Array($0.utf8) } + [
      [0xEF, 0xBB, 0xBF], [0xC3, 0xA9], [0xE9], [0x85], [0xC2, 0x85], [0x1E], [0x00], [0x7F],
      [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF], [0x50, 0x4B, 1, 2], [0x50, 0x4B, 3, 4],
      [0x50, 0x4B, 5, 6], [0x50, 0x4B, 6, 6], [0x50, 0x4B, 6, 7],
      [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
    ]

  private static let texts = [
    // What parts fields and lines, and quotes.
    ",", "\t", ";", "|", "::", ":", " ", "  ", "\n", "\r", "\r\n", "\n\n", "\"", "\"\"", "\u{B}",
    // Ids.
    "0", "1", "00", "007", "-1", "+1", "9223372036854775807", "9223372036854775808",
    "999999999999999999", "1000000000000000000", "4194303", "4194304", "a", "tt0111161",
    // The same to a person and not to a reader.
    "\u{E9}", "e\u{301}", "\u{212A}", "K", "\u{202E}", "\u{2028}", "\u{A0}",
    // Values and times.
    "5", "5.", ".5", "0.1", "3.5", "5.0", "100", "100.5", "99.99999", "0.000001", "-0",
    "2.5308643", "40.617285", "nan", "1e3", "8.5", "1112486027", "1112486027000", "4294967295",
    "4294967296", "4294967295999", "-0.5", "1970-01-02", "2005-04-02 23:53:47",
    "2005-04-02T23:53:47.5Z",
    // Names.
    "user", "item", "rating", "timestamp", "userId,movieId,rating,timestamp",
    "movieId,title,genres", "user_id:token\titem_id:token\trating:float",
    "item_id:token\tmovie_title:token_seq\trelease_year:token\tclass:token_seq",
    "Drama|War", "(no genres listed)", "(1999)", "|0|0|0|0|0|1|0|0|0|0|0|0|0|0|0|0|0|0|0",
    "::F::25::4::00000", "|24|M|writer|00000",
    // Other kinds of files.
    "{", "[", "<", "PAR1", "BZh", "ustar",
  ]
}
