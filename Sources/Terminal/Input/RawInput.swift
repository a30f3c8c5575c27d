/// What ncurses hands out: a character, or the code of a key that its description knows.
enum RawInput: Hashable {
  case scalar(Unicode.Scalar)
  case code(Int32)
}
