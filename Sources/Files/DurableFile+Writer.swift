import Glibc
import SystemPackage

extension DurableFile {
  /// A durable file that is written in pieces, for what memory should not hold as a whole.
  ///
  /// Until `commit` nothing of it is seen under its name, and where that is never reached, nothing is
  /// left of it. Pieces go to the system as they come: many bytes at a time are fast.
  package struct Writer: ~Copyable {
    /// As whoever writes calls the file, for errors.
    private let path: String
    /// Where it will be, links followed.
    private let destination: String
    /// Where it is until then; nil when it is there no more.
    private var temporary: String?
    private let file: FileDescriptor

    /// Begins a file; what stands there stays until `commit`.
    package init(_ path: String) throws(FileFailure) {
      try self.init(at: DurableFile.destination(of: path), calledBy: path)
    }

    /// Begins a file at its destination, without a look at what stands there.
    init(at destination: String, calledBy path: String) throws(FileFailure) {
      let (file, name) = try Self.openTemporary(beside: destination)
      Self.copyOwnership(of: destination, to: file)
      self.path = path
      self.destination = destination
      self.file = file
      temporary = name
    }

    deinit {
      guard let temporary else { return }
      try? file.close()
      unlink(temporary)
    }

    /// Writes all of a piece behind what is there.
    package func append(_ bytes: some Sequence<UInt8>) throws(FileFailure) {
      try FileFailure.naming(path) { try file.writeAll(bytes) }
    }

    /// Waits until what was written is safe on the disk: of several files that belong together, all are
    /// to be safe before the first has its name.
    package borrowing func secure() throws(FileFailure) {
      try FileFailure.naming(path) { try file.sync() }
    }

    /// Gives the whole file its name, once it is safe on the disk.
    package consuming func commit() throws(FileFailure) {
      try FileFailure.naming(path) { try file.sync() }
      guard let name = temporary else { return }
      temporary = nil
      do throws(FileFailure) {
        // close reports what a network file system noticed late.
        try FileFailure.naming(path) { try file.close() }
        try FileFailure.naming(path) { try rename(name, to: destination) }
      } catch {
        unlink(name)
        throw error
      }
      Folder.sync(Folder.parent(of: destination))
    }

    /// Lets nobody read what they could not read before, where a file is replaced; as far as the system
    /// allows.
    private static func copyOwnership(of path: String, to file: FileDescriptor) {
      guard let old = try? Stat(FilePath(path)) else { return }
      // First the owner: a change of it takes rights away. Few may give files away, more may choose among
      // their own groups; a group that is not the old one gets nothing.
      let group = old.groupID.rawValue
      let hasGroup =
        fchown(file.rawValue, old.userID.rawValue, group) == 0
        || fchown(file.rawValue, .max, group) == 0
      _ = fchmod(file.rawValue, old.permissions.rawValue & (hasGroup ? 0o777 : 0o707))
    }

    private static let suffix = ".partial"

    /// The name that a file was to have whose writer was killed; nil of a name that no writer gives.
    package static func target(ofTemporary name: String) -> String? {
      guard name.hasSuffix(suffix) else { return nil }
      let name = name.dropLast(suffix.count)
      guard let dot = name.lastIndex(of: ".") else { return nil }
      let numbers = name[dot...].dropFirst().split(separator: "-", omittingEmptySubsequences: false)
      guard numbers.count == 2, numbers.allSatisfy({ Int($0) != nil }) else { return nil }
      return String(name[..<dot])
    }

    /// A new file under a name that nothing bears: never one that somebody else put there.
    private static func openTemporary(
      beside path: String
    ) throws(FileFailure) -> (file: FileDescriptor, name: String) {
      var attempt = 0
      while true {
        let name = "\(path).\(getpid())-\(attempt)\(suffix)"
        do {
          let file = try FileDescriptor.open(
            FilePath(name), .writeOnly,
            options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
            permissions: FilePermissions(rawValue: 0o666))
          return (file, name)
        } catch Errno.fileExists where attempt < 100 {
          // Left by a process of the same number that was killed, or being written by this one.
          attempt += 1
        } catch {
          throw .system(path: path, code: (error as? Errno ?? .ioError).rawValue)
        }
      }
    }
  }
}
