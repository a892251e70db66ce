import Testing

@testable import TextModel

@Suite("Pipeline") struct PipelineTests {
  @Test("hands every value over once, in order, whichever side is slower", arguments: [0, 1])
  func order(_ slowSide: Int) {
    let counter = Counter()
    let pipeline = Pipeline(blank: [Int]()) { values in
      let number = counter.next()
      if slowSide == 0 { wait() }
      values = Array(repeating: number, count: number % 5)
      return number < 499
    }
    var values: [Int] = []
    for number in 0..<500 {
      if slowSide == 1 { wait() }
      pipeline.next(into: &values)
      #expect(values == Array(repeating: number, count: number % 5))
    }
  }

  @Test("may be given up at any time") func cancel() {
    for taken in 0..<20 {
      let pipeline = Pipeline(blank: 0) { value in
        value += 1
        return true
      }
      var value = 0
      for _ in 0..<taken { pipeline.next(into: &value) }
      pipeline.cancel()
    }
  }
}

/// Takes a moment.
private func wait() {
  let counter = Counter()
  while counter.next() < 20_000 {}
}

/// Counts from zero up; used by one thread at a time.
private final class Counter: @unchecked Sendable {
  private var count = -1

  func next() -> Int {
    count += 1
    return count
  }
}
