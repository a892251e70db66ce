/// Which texts came before, in 16 bytes each however long they are.
///
/// Two texts are taken for one when 128 bits of hash agree, which is likelier by a defect of memory than by chance.
struct SeenTexts {
  private struct Key: Hashable {
    let first: Int
    let second: Int
  }

  private var keys: Set<Key> = []

  /// Remembers a text, which may be one in a context, and says whether it is new.
  mutating func insert(_ text: String, context: String = "") -> Bool {
    var hasher = Hasher()
    hasher.combine(context)
    hasher.combine(text)
    var second = hasher
    second.combine(0)
    return keys.insert(Key(first: hasher.finalize(), second: second.finalize())).inserted
  }
}
