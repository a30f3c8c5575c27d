@testable import RatingFiles

/// A file that is sound, and the ratings that are in it.
struct Sound: Sendable {
  let what: String
  let text: String
  var columns: [RatingColumn?]?
  var users = ["1", "2"]
  var movies = ["10", "20"]
  /// User, movie, value by place.
  var ratings: [(Int, Int, Float)] = [(0, 0, 5), (0, 1, 3.5), (1, 0, 1)]
  var times: [UInt32] = []
  let format: String
  let evidence: String
}

extension Sound {
  /// One file as somebody wrote it.
  static let files: [Sound] = [
    Sound(
      what: "commas", text: "1,10,5\n1,20,3.5\n2,10,1\n", format: "csv",
      evidence: "commas between 3 columns; no header, by order: user, item, rating"),
    Sound(
      what: "ids that look like something else",
      text: "[deleted],10,5\n[deleted],20,3.5\n<a>,10,1\n",
      users: ["<a>", "[deleted]"], ratings: [(1, 0, 5), (1, 1, 3.5), (0, 0, 1)], format: "csv",
      evidence: "commas between 3 columns; no header, by order: user, item, rating"),
    Sound(
      what: "tabs and times", text: "1\t10\t5\t7\n1\t20\t3.5\t8\n2\t10\t1\t9\n", times: [7, 8, 9],
      format: "tsv",
      evidence: "tabs between 4 columns; no header, by order: user, item, rating, timestamp"),
    Sound(
      what: "blanks, several of them, as LibMF's", text: "1 10  5\n 1 20 3.5 \n2 10\t1\n",
      format: "text with blanks",
      evidence: "blanks between 3 columns; no header, by order: user, item, rating"),
    Sound(
      what: "bars", text: "1|10|5\n1|20|3.5\n2|10|1", format: "text with bars",
      evidence: "bars between 3 columns; no header, by order: user, item, rating"),
    Sound(
      what: "double colons", text: "1::10::5::7\n1::20::3.5::8\n2::10::1::9\n", times: [7, 8, 9],
      format: "text with double colons",
      evidence:
        "double colons between 4 columns; no header, by order: user, item, rating, timestamp"),
    Sound(
      what: "a header in another order",
      text: "rating;when;Movie ID;user-id\n5;x;10;1\n3.5;;20;1\n1;y;10;2\n",
      format: "text with semicolons",
      evidence: "semicolons between 4 columns; named by the header:"
        + " rating, Movie ID (item), user-id (user)"),
    Sound(
      what: "a header with types, as RecBole's",
      text: "user_id:token\titem_id:token\trating:float\ttimestamp:float\n"
        + "1\t10\t5\t7.0\n1\t20\t3.5\t8\n2\t10\t1\t9.5\n",
      times: [7, 8, 9], format: "tsv",
      evidence: "tabs between 4 columns; named by the header: user_id:token (user),"
        + " item_id:token (item), rating:float (rating), timestamp:float (timestamp)"),
    Sound(
      what: "a header of unknown names", text: "a,b,c\n1,10,5\n1,20,3.5\n2,10,1\n", format: "csv",
      evidence: "commas between 3 columns; a header of other names, by order:"
        + " a (user), b (item), c (rating)"),
    Sound(
      what: "a header that names all but the item",
      text: "whisky,user,stars\n10,1,5\n20,1,3.5\n10,2,1\n", format: "csv",
      evidence: "commas between 3 columns; named by the header:"
        + " whisky (item), user, stars (rating)"),
    Sound(
      what: "columns that a person names", text: "x,5,10,1\ny,3.5,20,1\nz,1,10,2\n",
      columns: [nil, .rating, .item, .user], format: "csv",
      evidence: "commas between 4 columns; by --columns: rating, item, user"),
    Sound(
      what: "columns that a person names, under a header, and more behind them",
      text: "n,u,m,c\n5,1,10,x\n3.5,1,20,x\n1,2,10,x\n", columns: [.rating, .user, .item],
      format: "csv",
      evidence: "commas between 4 columns; by --columns: n (rating), u (user), m (item)"),
    Sound(
      what: "texts for ids",
      text: "\"User-ID\";\"ISBN\";\"Book-Rating\"\n\"ann\";\"0x5\";\"5\"\n\"ann\";\"a;\"\"b\";3.5\n"
        + "Zoë;0x5;1\n",
      users: ["Zoë", "ann"], movies: ["0x5", "a;\"b"],
      ratings: [(1, 0, 5), (1, 1, 3.5), (0, 0, 1)], format: "text with semicolons",
      evidence: "semicolons between 3 columns; named by the header: User-ID (user),"
        + " ISBN (item), Book-Rating (rating)"),
    Sound(
      what: "a mark at the start, mixed line ends, blank lines and separators behind",
      text: "\u{FEFF}1,10,5,\r\n\n1,20,3.5,\n  \r\n2,10,1,", format: "csv",
      evidence: "commas between 3 columns; no header, by order: user, item, rating"),
    Sound(
      what: "dates and thousandths",
      text: "1,10,5,1970-01-02\n1,20,3.5,1970-01-01T00:00:08.5Z\n2,10,1,1112486027000\n",
      times: [86400, 8, 1_112_486_027], format: "csv",
      evidence: "commas between 4 columns; no header, by order: user, item, rating, timestamp"),
    Sound(
      what: "a scale from 0 to 100 that is no halves", text: "1 10 100\n1 20 0.25\n2 10 0\n",
      ratings: [(0, 0, 100), (0, 1, 0.25), (1, 0, 0)], format: "text with blanks",
      evidence: "blanks between 3 columns; no header, by order: user, item, rating"),
    Sound(
      what: "control characters around ids", text: "\u{1}1,10\u{7F},5\n1\u{85},20,3.5\n2,10,1\n",
      format: "csv",
      evidence: "commas between 3 columns; no header, by order: user, item, rating"),
    Sound(
      what: "an id where a tar archive has its mark",
      text: "1,10,5\n1,20,3.5\n" + String(repeating: "\n", count: 241) + "ustar,10,1\n",
      users: ["1", "ustar"], format: "csv",
      evidence: "commas between 3 columns; no header, by order: user, item, rating"),
    Sound(
      what: "an id that starts as bzip2 does", text: "BZh1,10,5\nBZh1,20,3.5\nx,10,1\n",
      users: ["BZh1", "x"], format: "csv",
      evidence: "commas between 3 columns; no header, by order: user, item, rating"),
    Sound(
      what: "times that some ratings lack",
      text: "user,item,rating,timestamp\n1,10,5,7\n1,20,3.5,\n2,10,1,9\n", times: [7, 0, 9],
      format: "csv",
      evidence: "commas between 4 columns; named by the header: user, item, rating, timestamp"),
    Sound(
      what: "times that all ratings lack",
      text: "user,item,rating,timestamp\n1,10,5,\n1,20,3.5,\n2,10,1,\n", format: "csv",
      evidence: "commas between 4 columns; named by the header: user, item, rating, timestamp"),
    Sound(
      what: "times with offsets, in basic form, and with exponents",
      text: "1,10,5,1970-01-02 01:00:08+01:00\n1,20,3.5,19700102T000009.5-0030\n2,10,1,9.78e+08\n",
      times: [86408, 88209, 978_000_000], format: "csv",
      evidence: "commas between 4 columns; no header, by order: user, item, rating, timestamp"),
    Sound(
      what: "ratings below zero", text: "1,10,-9.95\n1,20,10\n2,10,-0\n",
      ratings: [(0, 0, -9.95), (0, 1, 10), (1, 0, 0)], format: "csv",
      evidence: "commas between 3 columns; no header, by order: user, item, rating"),
    Sound(
      what: "a MatrixMarket matrix",
      text:
        "%%MatrixMarket matrix coordinate real general\n% made by hand\n2 20 3\n1 10 5\n1 20 3.5\n"
        + "2 10 1\n", format: "text with blanks",
      evidence: "a MatrixMarket matrix; rows are users, columns are items"),
    Sound(
      what: "quotes behind backslashes",
      text: "\"1\";\"a\\\"b\";\"5\"\n\"1\";\"c\\\";3.5\n2;\"a\\\"b\";1\n", movies: ["a\"b", "c\\"],
      format: "text with semicolons",
      evidence: "semicolons between 3 columns; no header, by order: user, item, rating"),
  ]
}
