import Synchronization
import TextModel

/// What tasks share of each language, made by the first task that asks; others wait only for what they need.
final class SharedTable<Value: Sendable>: Sendable {
  private let entries = Mutex<[LanguageTag: Entry]>([:])

  /// A class, so that a value is made under its own lock.
  private final class Entry: Sendable {
    let value = Mutex<Value?>(nil)
  }

  /// The value of a language.
  func value(for tag: LanguageTag, make: () throws(InputError) -> Value) throws(InputError) -> Value {
    let entry = entries.withLock { all in
      let entry = all[tag] ?? Entry()
      all[tag] = entry
      return entry
    }
    return try entry.value.withLock { known throws(InputError) in
      if let known { return known }
      let made = try make()
      known = made
      return made
    }
  }
}
