import Learning
import Models
import RatingData

extension MoviesScreen {
  /// The list that the keys go to: the movies, what is near the selected one, or who would love it.
  func table(_ shared: Shared) -> ExportTable? {
    guard let library = shared.library else { return nil }
    guard focus == .detail else { return tableOfList(library) }
    switch beside {
    case .admirers: return tableOfAdmirers(library)
    case .sameness: return tableOfSameness(library)
    case .neighbours: return tableOfNeighbours(library) ?? tableOfList(library)
    }
  }

  private func tableOfAdmirers(_ library: Library) -> ExportTable? {
    currentAdmirers.map { answer in
      ExportTable(
        name: "would love \(library.name(of: answer.movie))", columns: ["userId", "predicted"],
        rows: answer.admirers.map {
          [.text("\(library.data.catalogue[$0.user].id)"), .number(Double($0.score))]
        })
    }
  }

  private func tableOfSameness(_ library: Library) -> ExportTable? {
    sameness.answer.map { answer in
      ExportTable(
        name: "sameness", columns: Library.movieColumns + ["lists", "ratings"],
        rows: answer.sameness.mostRecommended.map { most in
          library.fields(of: most.movie) + [
            .number(Double(most.lists)), .number(Double(library.ratingCount(most.movie))),
          ]
        })
    }
  }

  private func tableOfNeighbours(_ library: Library) -> ExportTable? {
    current.map { answer in
      ExportTable(
        name: "nearest \(library.name(of: answer.movie))",
        columns: ["rank"] + Library.movieColumns + [answer.measure.rawValue, "ratings"],
        rows: answer.movies.enumerated().map { rank, movie in
          let similarity =
            rank < answer.neighbours.count ? answer.neighbours[rank].similarity : nil
          return [.number(Double(rank + 1))] + library.fields(of: movie) + [
            similarity.map { .number(Double($0)) } ?? .empty,
            .number(Double(library.ratingCount(movie))),
          ]
        })
    }
  }

  private func tableOfList(_ library: Library) -> ExportTable {
    ExportTable(
      name: library.data.kind.plural,
      columns: Library.movieColumns + ["genres", "ratings", "mean"],
      rows: browser.rows.map { movie in
        library.fields(of: movie) + [
          .text(library.data.catalogue[movie].genres.joined(separator: "|")),
          .number(Double(library.ratingCount(movie))),
          .number(library.movieMeans[movie.position]),
        ]
      })
  }
}

extension UsersScreen {
  /// The open tab of the selected user, or the list of users.
  func table(_ shared: Shared) -> ExportTable? {
    guard let library = shared.library else { return nil }
    guard focus == .detail, let answer = current else {
      return ExportTable(
        name: "users", columns: ["userId", "ratings", "mean"],
        rows: browser.rows.map { user in
          [
            .text("\(library.data.catalogue[user].id)"),
            .number(Double(library.ratingCount(user))),
            .number(library.userMeans[user.position]),
          ]
        })
    }
    let name = "user \(library.data.catalogue[answer.user].id) \(tab.title)"
    switch tab {
    case .rated:
      return ExportTable(
        name: name, columns: Library.movieColumns + ["rating", "predicted", "held_out"],
        rows: ratedOrder.map { index in
          let row = answer.report.rated[index]
          return library.fields(of: row.movie) + [
            .number(Double(row.rating)), .number(Double(row.predicted)),
            .number(row.isHeldOut ? 1 : 0),
          ]
        })
    case .recommended:
      return library.table(of: recommended, name: name)
    case .nearest:
      return ExportTable(
        name: name, columns: ["userId", "cosine"],
        rows: answer.companions.map {
          [.text("\(library.data.catalogue[$0.user].id)"), .number(Double($0.similarity))]
        })
    case .profile: return nil
    }
  }
}

extension YouScreen: Exportable {
  func table(_ shared: Shared) -> ExportTable? {
    guard let library = shared.library, let answer else { return nil }
    return library.table(of: answer.recommendations, name: "for \(shared.you.name)")
  }
}

extension TonightSheet {
  /// Movies with everyone's fit, under their names, and who gives way.
  func table(_ shared: Shared) -> ExportTable? {
    guard let library = shared.library, let report = report(shared) else { return nil }
    return ExportTable(
      name: "tonight",
      columns: ["rank"] + Library.movieColumns + ["all"] + report.members.map { "fit \($0)" }
        + ["gives_way", "ratings"],
      rows: report.rows.enumerated().map { rank, row in
        [.number(Double(rank + 1))] + library.fields(of: row.movie) + [.number(Double(row.all))]
          + row.fits.map { .number(Double($0)) } + [
            report.givingWay(row).map { .text($0) } ?? .empty,
            .number(Double(library.ratingCount(row.movie))),
          ]
      })
  }
}

extension MapScreen: Exportable {
  /// The map: the movies with their places, in the plane or along the first components.
  func table(_ shared: Shared) -> ExportTable? {
    guard let library = shared.library, let answer else { return nil }
    let (columns, coordinates) = coordinates(answer)
    return ExportTable(
      name: "map", columns: Library.movieColumns + columns + ["ratings"],
      rows: answer.movies.indices.reversed().map { index in
        library.fields(of: answer.movies[index])
          + coordinates.map { .number($0[index]) }
          + [.number(Double(library.ratingCount(answer.movies[index])))]
      })
  }
}

extension MapScreen {
  /// Names of coordinates, and by coordinate a number for each movie of the answer.
  private func coordinates(_ answer: MapAnswer) -> ([String], [[Double]]) {
    switch projection {
    case .neighbours:
      guard places.movies.count == answer.movies.count else { return ([], []) }
      return (["x", "y"], [places.movies.map(\.x), places.movies.map(\.y)])
    case .components:
      let coordinates = answer.components?.coordinates ?? []
      return (
        coordinates.indices.map { "component\($0 + 1)" }, coordinates.map { $0.map { Double($0) } }
      )
    }
  }
}

extension TrainScreen: Exportable {
  /// The curves: an epoch a row. What was measured apart from the loss has columns of its own behind all others.
  func table(_ shared: Shared) -> ExportTable? {
    let epochs = shared.train.epochs
    let further = Set(epochs.flatMap(\.metrics.further)).sorted { $0.name < $1.name }
    return ExportTable(
      name: "epochs",
      columns: ["epoch", "loss", "val_loss", "seconds", "best"]
        + further.flatMap { [$0.key, $0.validationKey] },
      rows: epochs.map { record in
        [
          .number(Double(record.epoch)), .number(record.trained), Self.field(record.validated),
          Self.field(record.seconds), .number(record.isBest ? 1 : 0),
        ]
          + further.flatMap { metric -> [ExportField] in
            let values = record[metric] ?? EpochMetrics.Values()
            return [
              values.trained.isNaN ? .empty : .number(values.trained), Self.field(values.validated),
            ]
          }
      })
  }

  private static func field(_ value: Double?) -> ExportField { value.map { .number($0) } ?? .empty }
}

extension Library {
  fileprivate func table(of recommendations: [Recommendation], name: String) -> ExportTable {
    ExportTable(
      name: name, columns: ["rank"] + Self.movieColumns + ["fit", "predicted", "score", "ratings"],
      rows: recommendations.enumerated().map { rank, row in
        [.number(Double(rank + 1))] + fields(of: row.movie) + [
          row.fit.map { .number(Double($0)) } ?? .empty,
          .number(Double(row.predicted)), .number(Double(row.score)),
          .number(Double(ratingCount(row.movie))),
        ]
      })
  }
}
