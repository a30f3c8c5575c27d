/// What stands on Users.
extension Term {
  public static let users = Term(
    .people, "users",
    "All users of the data, in the order that the title says. What stands at the right belongs to the one that is"
      + " selected.")
  public static let user = Term(
    .people, "user",
    "Somebody who rated movies, by the number that the data give them. Who they are the data do not say."
  )
  public static let profile = Term(
    .people, "profile", "What the data say of a user: gender, age and occupation.")
  public static let ratedByUser = Term(
    .people, "rated by the user", or: ["rated movies"],
    "What the user rated, beside what the model predicts for it: the largest error first.")
  public static let recommendedToUser = Term(
    .people, "recommended", or: ["recommended movies"],
    "What the user has not rated, what the model thinks they would like best first. Below stands what speaks for it."
  )
  public static let profileOfUser = Term(
    .people, "profile of a user",
    "Who the user is by their ratings: how often they gave which, which genres they seek out, and when they rated."
  )
  public static let loves = Term(
    .people, "loves", or: ["taste"],
    "A genre that the user seeks out more than others do, and a movie that they gave their highest rating."
  )
  public static let given = Term(
    .people, "rating", or: ["count given"],
    "What the user gave the movie, in stars; where the data count, how often.")
  public static let error = Term(
    .people, "error",
    "How far the prediction is above or below what the user gave. Red is a large one.",
    formula: "error = prediction − rating")
  public static let deviationOfOwn = Term(
    .people, "± own",
    "How much better or worse the user rates this genre than their movies in general.")
  public static let userRatings = Term(
    .people, "ratings of a user", or: ["movies of a user"], "How many movies the user rated.")
  public static let likeUser = Term(
    .people, "like this user", or: ["cosine of users"],
    "How alike the tastes of two users are, by the cosine of their factors: 1 is the same taste.")
  public static let loved = Term(
    .people, "loved", or: ["loved, unrated"],
    "A movie that the other user gave their highest rating and this one has not rated.")
  public static let genreOfUser = Term(
    .people, "genre", "The genres of what the user rated, the most rated first.")

  static let ofUsers: [Term] = [
    .users, .user, .ratedByUser, .recommendedToUser, .profileOfUser, .profile, .loves, .given,
    .error, .deviationOfOwn, .userRatings, .likeUser,
    .loved, .genreOfUser,
  ]
}

/// What stands on You, and in Tonight.
extension Term {
  public static let you = Term(
    .people, "you",
    "Your own ratings, and what a model makes of them. They are kept in your profile, and never leave this machine."
  )
  public static let question = Term(
    .people, "how do you like it?",
    "One movie at a time, chosen so that your answer teaches most about your taste. Skip what you have not seen."
  )
  public static let ownRatings = Term(
    .people, "rated by you", or: ["rated"],
    "What you rated, the last first, beside what the model expects of you.")
  public static let ownStars = Term(
    .people, "your stars", or: ["your answer"], "What you gave the movie.")
  public static let found = Term(
    .people, "found", "The movies that the search finds. enter takes the selected one.")
  public static let forYou = Term(
    .people, "for you",
    "What you would like most and have not rated, best first. Each star that you give changes it at once; below stands"
      + " which of your ratings carry the selected movie.")
  public static let retrained = Term(
    .people, "retrained with you",
    "The list of a model that was trained anew with your ratings among all others, beside the one that only folds them"
      + " in.")
  public static let nearestUsers = Term(
    .people, "nearest users",
    "The users whose taste is most like yours, and a movie that each of them loved.")
  public static let narrowing = Term(
    .people, "narrow", or: ["±0.9 to ±0.7"],
    "How far predictions for you are off now, typically, and what more answers would bring it to.")
  public static let tonight = Term(
    .people, "tonight",
    "What suits several people together, by a rule that the title names: the least happy first, say, puts a movie"
      + " where its least happy person would.")
  public static let all = Term(
    .people, "all", "How well the movie suits everybody who is there, by the rule.")
  public static let person = Term(
    .people, "person", "How well the movie suits this person: its fit in their own list.")
  public static let givesWay = Term(
    .people, "who gives way", "Who of them likes the movie least, and by how much.")

  static let ofYou: [Term] = [
    .you, .question, .ownRatings, .ownStars, .found, .forYou, .retrained, .nearestUsers, .narrowing,
    .tonight, .all,
    .person, .givesWay,
  ]
}
