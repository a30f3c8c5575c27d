import Files
import Glibc

/// Which characters a terminal can be given.
public enum Glyphs: Sendable {
  /// All of Unicode.
  case unicode
  /// ASCII alone: the locale has another encoding than UTF-8.
  case ascii

  /// Sets the process' character encoding from the environment, which ncurses needs before anything
  /// else, and says what it is.
  ///
  /// Numbers keep the C locale's point, on which parsers rely.
  @discardableResult
  public static func establish(environment: EnvironmentVariables = .process) -> Glyphs {
    let isSet = setlocale(LC_CTYPE, "") != nil
    if !isSet || wish(in: environment) == nil { fallBackToUTF8(environment) }
    return String(cString: nl_langinfo(nl_item(CODESET))) == "UTF-8" ? .unicode : .ascii
  }

  /// A locale that is wished for but not installed (often so over ssh), or no wish at all (often so
  /// in a container), says nothing against UTF-8, which nearly every terminal speaks. `LANG=C` does.
  private static func fallBackToUTF8(_ environment: EnvironmentVariables) {
    let encoding = wish(in: environment)?.lowercased() ?? "utf-8"
    guard encoding.hasSuffix("utf-8") || encoding.hasSuffix("utf8") else { return }
    _ = setlocale(LC_CTYPE, "C.UTF-8") ?? setlocale(LC_CTYPE, "en_US.UTF-8")
  }

  private static func wish(in environment: EnvironmentVariables) -> String? {
    environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"]
  }
}
