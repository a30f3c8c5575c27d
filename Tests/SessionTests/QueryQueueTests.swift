import Dispatch
import Learning
import Models
import RatingData
import RatingFiles
import Testing

@testable import Dashboard
@testable import Session

@Suite struct QueryQueueTests {
  private static let library: Library = {
    let count = 400
    let ratings = Ratings(
      users: (0..<count).map { UserIndex($0 % 20) },
      movies: (0..<count).map { MovieIndex($0 % 19) },
      values: (0..<count).map { Float($0 % 5 + 1) }, userCount: 20, movieCount: 19)
    let catalogue = Catalogue(
      movies: (0..<19).map { Movie(id: MovieID(Int64($0)), title: "Film \($0) (1999)") },
      users: (0..<20).map { User(id: UserID(Int64($0))) })
    return Library(DataSet(name: "small", ratings: ratings, catalogue: catalogue))
  }()

  private static let model: TrainedModel = {
    let users = FactorMatrix(rows: 20, columns: 2, values: (0..<40).map { Float($0 % 7) })
    let movies = FactorMatrix(rows: 19, columns: 2, values: (0..<38).map { Float($0 % 5) })
    return TrainedModel(
      run: RunID(1), version: 1,
      snapshot: Snapshot(
        FactorModel(userFactors: users, movieFactors: movies), epoch: 1, validationLoss: 1),
      heldOut: HeldOut(Split(train: Array(0..<400), validation: [])))
  }()

  private func query(_ user: Int, for asker: Query.Asker) -> Query {
    Query(
      .user(UserIndex(user), filter: MovieFilter(), asked: nil, reasons: false), of: Self.model,
      for: asker)
  }

  /// What the answers in a mailbox are about, in order.
  private func users(_ messages: [Message]) -> [Int] {
    messages.compactMap {
      if case .answer(.user(let answer)) = $0 { answer.user.position } else { nil }
    }
  }

  @Test func `stale questions go unanswered, and no asker displaces another`() {
    let mailbox = Mailbox {}
    let queue = QueryQueue(library: Self.library, mailbox: mailbox)
    queue.queue.suspend()
    for user in 0..<10 { queue.ask(query(user, for: .list)) }
    queue.ask(query(15, for: .detail))
    queue.ask(query(11, for: .list))
    queue.ask(query(16, for: .detail))
    queue.ask(query(17, for: .you))
    queue.queue.resume()
    queue.queue.sync {}
    #expect(users(mailbox.drain()) == [11, 16, 17])
  }

  @Test func `what takes long holds nobody up`() {
    let mailbox = Mailbox {}
    let queue = QueryQueue(library: Self.library, mailbox: mailbox)
    queue.slowQueue.suspend()
    queue.ask(query(1, for: .errors))
    queue.ask(query(2, for: .list))
    queue.queue.sync {}
    #expect(users(mailbox.drain()) == [2])
    queue.slowQueue.resume()
    queue.slowQueue.sync {}
    #expect(users(mailbox.drain()) == [1])
  }

  @Test func `a question that was answered makes room for the next`() {
    let mailbox = Mailbox {}
    let queue = QueryQueue(library: Self.library, mailbox: mailbox)
    for user in [3, 4] {
      queue.ask(query(user, for: .list))
      queue.queue.sync {}
    }
    #expect(users(mailbox.drain()) == [3, 4])
  }
}
