/// What stands on Map.
extension Term {
  public static let map = Term(
    .map, "map",
    "All movies in a plane, so that those which are near each other in lists are near each other here. Directions and"
      + " large distances mean nothing. Regions have the name of what there is more of in them than elsewhere.",
    source: "van der Maaten, Hinton: Visualizing Data using t-SNE (2008)")
  public static let kept = Term(
    .map, "keeps 43 % of the ten nearest", or: ["keeps", "kept"],
    "How many of each movie's ten nearest are also among the ten nearest in the plane. A plane cannot keep all: two"
      + " dimensions are fewer than tastes.")
  public static let components = Term(
    .map, "components 2 × 3", or: ["components", "component", "variance"],
    "The movies by two of the directions in which a model's factors differ most (principal components): the second"
      + " along the bottom, the third upwards. The share of variance says how much of all differences these two show."
  )
  public static let region = Term(
    .map, "region", or: ["SCIENCE FICTION OF THE 80S"],
    "A part of the map, named in capitals by the genre or decade that is more frequent there than elsewhere."
  )
  public static let ends = Term(
    .map, "◂ ▸", or: ["▴", "▾"], "The movies that lie furthest out at this end of the axis.")
  public static let cursor = Term(
    .map, "✚", "The chosen movie, with lines to the nearest ones.")
  public static let nearLines = Term(
    .map, "lines from ✚", or: ["lines"],
    "They lead to the movies that are nearest in lists, wherever the plane has put them: long ones say what it could not"
      + " keep.")
  public static let outOfView = Term(
    .map, "→", "A movie that is among the nearest and out of view: its line leaves at this edge.")
  public static let userDots = Term(
    .map, "users on the map", or: ["user dots"],
    "Other users, each where what they like lies. Movies are muted meanwhile.")
  public static let yourPlace = Term(
    .map, "◆", "You, by your ratings: near what you would like.")
  public static let colours = Term(
    .map, "● colour", or: ["●"], "What the colours of the dots stand for.")
  public static let lasso = Term(
    .map, "lasso", "A line around movies. What is inside can be looked at as a list, on Movies.")

  static let ofMap: [Term] = [
    .map, .kept, .components, .region, .ends, .cursor, .nearLines, .outOfView, .userDots,
    .yourPlace, .colours, .lasso,
  ]
}
