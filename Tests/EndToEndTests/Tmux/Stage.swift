import Glibc

/// A folder for one terminal, and the shell script that runs a program there as a shell would: as the
/// terminal's foreground job, which may be suspended.
///
/// The script outlives the program, so that the terminal can be looked at afterwards.
struct Stage: Sendable {
  let folder: String

  init() throws(TmuxError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    var template = Array("\(parent.isEmpty ? "/tmp" : parent)/marquee-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .systemCall("mkdtemp", errno) }
    folder = template.withUnsafeBufferPointer { characters in
      String(decoding: characters.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    mkdir(home, 0o700)
  }

  /// The program's home.
  var home: String { folder + "/home" }

  /// What a suspended program leaves on the screen; Enter then continues it.
  static let suspended = "[suspended]"

  /// The program's exit status, once it has ended; of a signal, 128 and its number.
  var exitStatus: Int32? { number(in: "status") }

  /// The terminal's modes before the program began, as `stty -a` has them.
  var modes: String? { text(of: "modes") }

  /// The program's process.
  var process: pid_t? { number(in: "process") }

  /// What tmux is to run.
  func command(running command: [String], environment: [String: String]) -> [String] {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    let variables = ["PATH": path, "HOME": home, "LC_ALL": "C.UTF-8"]
      .merging(environment) { $1 }
      .map { "\($0)=\($1)" }.sorted()
    // 146 to 148: SIGTSTP's number differs between systems, SIGSTOP's lies beside it.
    let script = """
      set -m
      stty -a > "$1/modes"
      sh -c 'echo $$ > "$0/process"; shift; exec env -i "$@"' "$@"
      status=$?
      while [ "$status" -ge 146 ] && [ "$status" -le 148 ]; do
        echo '\(Self.suspended)'
        read -r line
        fg > /dev/null
        status=$?
      done
      echo "$status" > "$1/status.new"
      mv "$1/status.new" "$1/status"
      exec sleep 86400
      """
    return ["sh", "-c", script, "sh", folder, folder] + variables + command
  }

  func remove() {
    for name in ["modes", "process", "status", "status.new", "tmux", "tmux.lock"] {
      unlink("\(folder)/\(name)")
    }
    rmdir(home)
    rmdir(folder)
  }

  private func number(in name: String) -> Int32? {
    text(of: name).flatMap { text in Int32(text.prefix { $0.isNumber }) }
  }

  /// What is in a file of the folder; nil while it is not there.
  private func text(of name: String) -> String? {
    guard let file = fopen("\(folder)/\(name)", "r") else { return nil }
    defer { fclose(file) }
    let bytes = [UInt8](unsafeUninitializedCapacity: 8192) { buffer, count in
      count = fread(buffer.baseAddress, 1, buffer.count, file)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A program that this package builds.
enum Product {
  /// The path of an executable product, which the build puts beside the tests.
  static func path(_ name: String) throws(TmuxError) -> String {
    guard let absolute = realpath("/proc/self/exe", nil) else { throw .noProduct(name) }
    defer { free(absolute) }
    var folder = String(cString: absolute)[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let candidate = "\(folder)/\(name)"
      if access(candidate, X_OK) == 0, isFile(candidate) { return candidate }
    }
    throw .noProduct(name)
  }

  private static func isFile(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
  }
}
