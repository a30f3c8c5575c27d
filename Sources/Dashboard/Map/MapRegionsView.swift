import Cells

/// What names of regions were found for: while it is the same, they stay.
struct MapRegionsView: Equatable {
  let window: MapWindow
  let size: Size
  let arrangement: Int
  let movies: Int
}
