import SystemPackage
import Text

extension FetchError: CustomStringConvertible {
  /// What, where, what is kept, and what to do about it.
  package var description: String {
    ([facts] + [remedy, keptNote].compactMap { $0 }).joined(separator: "; ")
  }

  private var facts: String {
    switch self {
    case .noProgram(let name): "\(name) is not installed"
    case .program(let name, let message): "\(name) failed: \(message.excerpt(200))"
    case .unsupportedAddress(let text):
      "\(text.excerpt()): expected an https or http address, or a path"
    case .noSource(let failure): failure.description
    case .transfer(let fault, let address, _): "\(address.redacted): \(fault)"
    case .interrupted: "interrupted"
    case .noSum(let place, let fault):
      "\(place), which has the MD5 of the archive: \(fault.map { "\($0)" } ?? "not there")"
    case .unclearSum(let place, let found):
      "\(place): expected the MD5 of the archive, found \"\(found.excerpt())\""
    case .wrongSum(let sum):
      "\(sum.source.redacted): expected MD5 \(sum.expected), found \(sum.found)"
        + (sum.isArchive ? "" : "; it is no archive at all")
    case .noSpace(let lack):
      "\(lack.folder): the disk is full: \(lack.needed.asBytes) are needed"
        + (lack.free.map { ", \($0.asBytes) are free" } ?? "")
    case .file(let failure): failure.description
    case .archive(let error): error.description
    case .noSetInside(let archive, let expected, let found):
      "\(archive): expected the folder \(expected) in it,"
        + " found \(found.prefix(3).joined(separator: ", ").excerpt())"
    case .busy(let set): "\(set) is being fetched already"
    case .obstructed(let path): "\(path): expected a folder, found something else"
    }
  }

  private var remedy: String? {
    switch self {
    case .noProgram("curl"):
      "downloads go through it: install it (apt-get install curl), or give a copy by --from"
    case .noProgram(let name): "install what has \(name) in it: apt-get install coreutils"
    case .transfer(let fault, _, _): fault.remedy
    case .noSource(.system(_, Errno.noSuchFileOrDirectory.rawValue)):
      "--from takes an archive, or an address that begins with https://"
    case .noSum(_, nil): "save the .md5 that is published beside the archive under that name"
    case .noSum(_, let fault): fault?.remedy
    case .wrongSum(let sum):
      switch sum.source {
      case .address: "it is removed; try again, or give another source by --from"
      case .file: "it is left as it is; give another copy, or leave out --from to download it"
      }
    case .noSpace: "make room there, or name a folder on another disk by XDG_DATA_HOME"
    case .busy: "wait for it to finish"
    case .obstructed: "move it away"
    case .program, .unsupportedAddress, .noSource, .interrupted, .unclearSum, .file, .archive,
      .noSetInside:
      nil
    }
  }

  private var keptNote: String? {
    switch self {
    case .transfer(_, _, let kept), .interrupted(let kept): Self.note(kept: kept)
    case .noSpace(let lack): Self.note(kept: lack.kept)
    default: nil
    }
  }

  private static func note(kept: Int) -> String? {
    kept > 0 ? "\(kept.asBytes) are kept; run the same command to resume" : nil
  }
}

extension FetchSource {
  /// What an error calls it.
  var redacted: String {
    switch self {
    case .address(let address): address.redacted
    case .file(let path): path
    }
  }
}
