import Answers
import Models
import Profiles
import RatingData

/// What models make of several people, folded in.
struct TonightAnswer: Sendable {
  struct Subject: Equatable, Sendable {
    let people: [Person]
    /// What the person before the screen has watched and not rated.
    let watched: Set<MovieIndex>
    let rule: GroupRule
    let filter: MovieFilter
  }

  struct Person: Equatable, Sendable {
    let name: String
    let profile: Profile
    let watched: [ListedMovie]
  }

  let question: ModelQuestion<Subject>
  let report: GroupReport

  init(_ question: ModelQuestion<Subject>, in library: Library) {
    let data = library.data
    var matcher = ProfileMatcher(data.catalogue, identifiedBy: library.movieIDs)
    let members = question.subject.people.map { person in
      GroupMember(
        name: person.name,
        ratings: matcher.ratings(of: person.profile, on: data.ratings.scale).map {
          MovieRating(movie: $0.movie, rating: $0.value)
        }, watched: matcher.movies(of: person.watched).union(question.subject.watched).sorted())
    }
    self.question = question
    report = GroupReport(
      of: members, in: data, question.model.judged(by: question.judge), by: question.subject.rule,
      filter: question.subject.filter, count: ListDepth.rows)
  }
}
