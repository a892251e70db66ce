import CICU
import Synchronization
import TextModel

/// A regular expression of ICU's syntax, safe to share between tasks; one task searches at a time.
public final class RegularExpression: Sendable {
  /// Invariant: used under the lock only.
  @safe private struct Handle: @unchecked Sendable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }
  }

  private let handle: Mutex<Handle>

  /// - Throws: ``InputError`` when the pattern is none.
  public init(_ pattern: String) throws(InputError) {
    var text = pattern
    var status: Int32 = 0
    let opened = text.withUTF8 { unsafe cicu_regex_open($0.baseAddress, Int64($0.count), &status) }
    guard let opened = unsafe opened else {
      throw InputError("\(pattern.visible) is no regular expression (ICU status \(status))")
    }
    handle = unsafe Mutex(Handle(opened))
  }

  deinit { handle.withLock { unsafe cicu_regex_close($0.pointer) } }

  /// Byte ranges of the matches, in order, not overlapping; empty ones too.
  ///
  /// A search that takes ICU too long, as hostile patterns do, ends early.
  public func matches(in text: String) -> [Range<Int>] {
    var text = text
    return text.withUTF8 { bytes in
      handle.withLock { handle in
        guard unsafe cicu_regex_set_text(handle.pointer, bytes.baseAddress, Int64(bytes.count)) == 0 else {
          return []
        }
        var ranges: [Range<Int>] = []
        var (from, start, end) = (Int64(0), Int64(0), Int64(0))
        while from <= Int64(bytes.count), unsafe cicu_regex_find(handle.pointer, from, &start, &end) {
          ranges.append(Int(start)..<Int(end))
          from = max(end, start + 1)
          while from < Int64(bytes.count), unsafe bytes[Int(from)] & 0xC0 == 0x80 { from += 1 }
        }
        return ranges
      }
    }
  }

  /// Whether the whole text is one match.
  public func matchesWhole(_ text: String) -> Bool {
    matches(in: text).contains { $0.lowerBound == 0 && $0.upperBound == text.utf8.count }
  }
}
