import TextModel

/// The tapes of a document, one after the other.
///
/// The first is recorded where it is asked for. If the document goes on behind it and there may be two threads, a
/// thread of its own records the others ahead. The tapes are the same either way.
struct XMLTapes: ~Copyable {
  private let recorder: XMLRecorder
  private let isThreaded: Bool
  private var pipeline: Pipeline<XMLTape>?

  init(_ recorder: XMLRecorder, threads: Int) {
    self.recorder = recorder
    isThreaded = threads > 1
  }

  deinit { pipeline?.cancel() }

  /// Puts the next tape into `tape`; the last one must not have come yet.
  mutating func next(into tape: inout XMLTape) {
    if let pipeline { return pipeline.next(into: &tape) }
    recorder.record(on: &tape)
    if isThreaded, !tape.isLast {
      pipeline = Pipeline(blank: XMLTape()) { [recorder] tape in
        recorder.record(on: &tape)
        return !tape.isLast
      }
    }
  }
}
