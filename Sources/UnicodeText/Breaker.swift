import CICU
import Synchronization
import TextModel

/// What kind of boundary a ``Breaker`` finds (UAX #29 and UAX #14).
public enum BreakKind: Int32, Sendable {
  case grapheme = 0
  case word = 1
  case line = 2
  case sentence = 3
}

/// A boundary in UTF-8 text.
public struct Boundary: Hashable, Sendable {
  /// Byte offset in the text; the piece before it ends here.
  public var offset: Int
  /// ICU's status of the rule that found it: for words 0 to 99 is no word, 100 a number, 200 a letter word,
  /// 300 kana, 400 ideographs; for sentences 0 a terminator, 100 a line separator.
  public var status: Int32
}

/// ICU's boundary rules for one locale, safe to share between tasks.
///
/// Iterators keep a position, so each scan takes one of its own from a pool and puts it back.
public final class Breaker: Sendable {
  /// An open iterator. Invariant: one that is in the pool is used by nobody.
  @safe private struct Handle: @unchecked Sendable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }
  }

  private struct Pool {
    /// Only ever cloned, under the lock.
    var prototype: Handle
    var free: [Handle] = []
  }

  private let pool: Mutex<Pool>

  /// - Parameters:
  ///   - kind: The boundaries to find.
  ///   - locale: An ICU locale name, `en` or `en@ss=standard` (with CLDR's sentence-break suppressions).
  /// - Throws: ``InputError`` when ICU has no rules to offer.
  public init(_ kind: BreakKind, locale: String) throws(InputError) {
    var status: Int32 = 0
    guard let prototype = unsafe cicu_breaker_open(kind.rawValue, locale, &status) else {
      throw InputError("ICU has no break rules for \(locale) (status \(status))")
    }
    pool = unsafe Mutex(Pool(prototype: Handle(prototype)))
  }

  deinit {
    pool.withLock { pool in
      pool.free.forEach { unsafe cicu_breaker_close($0.pointer) }
      unsafe cicu_breaker_close(pool.prototype.pointer)
    }
  }

  /// All boundaries but the one at 0, in order; the last is the text's length.
  ///
  /// - Parameter text: Under 2 GiB.
  public func boundaries(in text: String) -> [Boundary] {
    var boundaries: [Boundary] = []
    unsafe forEachBatch(in: text) { batch in
      unsafe boundaries.append(
        contentsOf: batch.lazy.map { Boundary(offset: Int($0.offset), status: $0.status) })
    }
    if boundaries.isEmpty, !text.isEmpty { return [Boundary(offset: text.utf8.count, status: 0)] }
    return boundaries
  }

  /// How many boundaries ICU finds: its speed and nothing else.
  public func count(in text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      let handle = take()
      defer { putBack(handle) }
      guard unsafe cicu_breaker_set_text(handle.pointer, base, Int64(bytes.count)) == 0 else { return 0 }
      return Int(unsafe cicu_breaker_count(handle.pointer))
    }
  }

  /// Hands the boundaries over in batches that live on the stack.
  private func forEachBatch(in text: String, _ body: (UnsafeBufferPointer<cicu_boundary>) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      guard !bytes.isEmpty, let base = bytes.baseAddress else { return }
      let handle = take()
      defer { putBack(handle) }
      guard unsafe cicu_breaker_set_text(handle.pointer, base, Int64(bytes.count)) == 0 else { return }
      unsafe withUnsafeTemporaryAllocation(of: cicu_boundary.self, capacity: 256) { batch in
        var count = 256
        while count == 256 {
          count = Int(unsafe cicu_breaker_fill(handle.pointer, batch.baseAddress, 256))
          unsafe body(UnsafeBufferPointer(rebasing: batch[..<count]))
        }
      }
    }
  }

  private func take() -> Handle {
    pool.withLock { pool in
      if let handle = pool.free.popLast() { return handle }
      var status: Int32 = 0
      // Cloning fails only when memory is out.
      guard let clone = unsafe cicu_breaker_clone(pool.prototype.pointer, &status) else {
        fatalError("no memory for a break iterator")
      }
      return unsafe Handle(clone)
    }
  }

  private func putBack(_ handle: Handle) {
    pool.withLock { $0.free.append(handle) }
  }
}
