import Answers
import Cells
import RatingData

/// A view of the map: while it is the same, names of its regions stay.
struct MapRegionsView: Equatable, Sendable {
  let window: MapWindow
  let size: Size
  /// Counts how often the places became others.
  let arrangement: Int
  let movies: Int
}

/// What the parts of a view are about, and what names are made of, for the next view.
struct MapRegionNames: Sendable {
  let view: MapRegionsView
  let regions: MapRegions
  let traits: MovieTraits

  init(
    of movies: [MovieIndex], at places: [PlanePoint], _ view: MapRegionsView, _ traits: MovieTraits
  ) {
    self.view = view
    self.traits = traits
    // A name is a few cells wide, and has room in every third row.
    regions = MapRegions(
      movies, at: places.map { view.window.place($0) }, traits,
      columns: max(4, view.size.width / 6),
      rows: max(3, view.size.height / 3))
  }
}
