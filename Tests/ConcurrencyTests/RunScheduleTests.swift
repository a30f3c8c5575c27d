import Testing

@testable import Concurrency

@Suite("The schedule of runs")
struct RunScheduleTests {
  @Test("As many work as there is room for, the others in the order in which they came")
  func order() {
    var schedule = RunSchedule<Int>(limit: 2)
    #expect(schedule.add(1) == [1])
    #expect(schedule.add(2) == [2])
    #expect(schedule.add(3) == [])
    #expect(schedule.add(4) == [])
    #expect(schedule.finish(2) == [3])
    #expect(schedule.finish(1) == [4])
    #expect(schedule.finish(3) == [])
    #expect(schedule.working == [4])
  }

  @Test("What works or waits already is not started twice")
  func twice() {
    var schedule = RunSchedule<Int>(limit: 1)
    #expect(schedule.add(1) == [1])
    #expect(schedule.add(1) == [])
    #expect(schedule.add(2) == [])
    #expect(schedule.add(2) == [])
    #expect(schedule.finish(1) == [2])
    #expect(schedule.finish(2) == [])
  }

  @Test("What is cancelled before it starts never starts")
  func cancel() {
    var schedule = RunSchedule<Int>(limit: 1)
    _ = schedule.add(1)
    _ = schedule.add(2)
    schedule.cancel(2)
    #expect(schedule.finish(1) == [])
  }

  @Test("No budget is none at all", arguments: [0, -3])
  func limit(limit: Int) { #expect(RunSchedule<Int>(limit: limit).limit == 1) }
}
