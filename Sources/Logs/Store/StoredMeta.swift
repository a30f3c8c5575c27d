import YAML

/// What `meta.yaml` in MLflow's file store says of its folder.
///
/// https://mlflow.org/docs/latest/self-hosting/architecture/tracking-server, and `mlflow/store/tracking/file_store.py`.
package enum StoredMeta: Sendable, Equatable {
  case run(Run)
  /// With its name.
  case experiment(String)

  package struct Run: Sendable, Equatable {
    package let id: String
    /// nil where older versions keep it among the tags.
    package let name: String?
    /// Seconds since 1970.
    package let start: Double?
    package let ending: LogEnding?
    /// Whether somebody deleted it, which its store only marks.
    package let isDeleted: Bool
  }

  /// - Returns: nil where the text is no `meta.yaml` of a run or an experiment.
  package init?(_ text: String) {
    guard text.utf8.count <= Self.longest, let node = try? YAMLDocument.node(of: text) else {
      return nil
    }
    if let id = (node["run_id"] ?? node["run_uuid"])?.string {
      self = .run(Run(id: id, node))
    } else if let name = node["name"]?.string, node["artifact_location"] != nil {
      self = .experiment(name)
    } else {
      return nil
    }
  }

  /// Bytes of a document; a longer one is none of MLflow.
  package static let longest = 1 << 20
}

extension StoredMeta.Run {
  fileprivate init(id: String, _ node: Node) {
    self.id = id
    let name = node["run_name"].flatMap { $0.isNull ? nil : $0.string }
    self.name = name.flatMap { $0.isEmpty ? nil : $0 }
    start = node["start_time"]?.double.map { ClockTime.seconds($0) }
    ending = Self.ending(node["status"])
    isDeleted = node["lifecycle_stage"]?.string == "deleted"
  }

  /// `RunStatus` of mlflow/protos/service.proto, by its number or its name.
  private static func ending(_ status: Node?) -> LogEnding? {
    switch status?.string {
    case "3", "FINISHED": .finished
    case "4", "FAILED": .failed
    case "5", "KILLED": .stopped
    default: nil
    }
  }
}
