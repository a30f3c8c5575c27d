import Configuration
import Files
import Likeness
import RatingFiles
import Runs
import Terminal

/// Where a person's things are, by the environment that the program was started in.
enum Home {
  /// Where fetched sets are kept; nil without a home.
  static var dataFolder: DataFolder? { own(folders.data).map { DataFolder(path: $0 + "/data") } }

  /// Where a person's settings are; nil without a home.
  static var configurationFile: ConfigurationFile? {
    own(folders.settings).map { ConfigurationFile($0 + "/config.yaml") }
  }

  /// What a person has set.
  static var configuration: Configuration {
    configurationFile.map { file in
      Configuration(contentsOf: file) { name in
        do {
          _ = try ThemeLibrary().theme(name)
          return nil
        } catch {
          return "\(error)"
        }
      }
    } ?? Configuration()
  }

  /// Where runs are kept; nil without a home.
  static var runStore: RunStore? {
    own(folders.data).map { RunStore($0 + "/runs", limits: configuration.runs) }
  }

  /// Where what people have rated is kept; nil without a home.
  static var profileFolder: String? {
    own(folders.data).map { $0 + "/profiles" }
  }

  /// Where likenesses are kept that were made once; nil without a home.
  static var likenessStore: LikenessStore? { own(folders.cache).map { LikenessStore($0) } }

  private static var folders: BaseFolders { BaseFolders(.process) }

  /// The program's own folder in one of a person's.
  private static func own(_ folder: String?) -> String? { folder.map { $0 + "/marquee" } }
}
