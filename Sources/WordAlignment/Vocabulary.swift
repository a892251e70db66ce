/// Distinct words, numbered from 0 in the order of their first appearance.
///
/// The words lie in one byte array, so a million of them cost little more than their letters.
public struct Vocabulary: Sendable {
  private var bytes: [UInt8] = []
  /// Where each word begins; the last entry is the end of the last word.
  private var starts: [UInt32] = [0]
  /// Open addressing over hashes: a word's number + 1, or 0 for a free place. Its size is a power of two.
  private var places = [UInt32](repeating: 0, count: 64)

  public init() {}

  /// How many words there are.
  public var count: Int { starts.count - 1 }

  /// The number of a word, which is added when it is new.
  public mutating func intern(_ word: Substring) -> UInt32 { intern(word.utf8Span.span) }

  /// The number of a word, or `nil` when it was never added.
  public func number(of word: Substring) -> UInt32? {
    let span = word.utf8Span.span
    let found = places[place(of: span)]
    return found == 0 ? nil : found - 1
  }

  /// The word with a number below ``count``.
  public subscript(number: UInt32) -> String { String(decoding: self.bytes(of: number), as: UTF8.self) }

  /// The UTF-8 of the word with a number below ``count``.
  public func bytes(of number: UInt32) -> ArraySlice<UInt8> {
    bytes[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
  }

  mutating func intern(_ word: Span<UInt8>) -> UInt32 {
    let place = place(of: word)
    if places[place] != 0 { return places[place] - 1 }
    for i in word.indices { bytes.append(word[i]) }
    starts.append(UInt32(bytes.count))
    places[place] = UInt32(count)
    if count * 2 > places.count { grow() }
    return UInt32(count - 1)
  }

  /// The place that holds the word, or the free one where it belongs.
  private func place(of word: Span<UInt8>) -> Int {
    var place = Int(truncatingIfNeeded: Self.hash(word)) & (places.count - 1)
    while places[place] != 0, !holds(word, at: Int(places[place]) - 1) {
      place = (place + 1) & (places.count - 1)
    }
    return place
  }

  private func holds(_ word: Span<UInt8>, at number: Int) -> Bool {
    let start = Int(starts[number])
    guard Int(starts[number + 1]) - start == word.count else { return false }
    for i in word.indices where bytes[start + i] != word[i] { return false }
    return true
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: places.count * 2)
    for number in 0..<count {
      let word = bytes.span.extracting(Int(starts[number])..<Int(starts[number + 1]))
      var place = Int(truncatingIfNeeded: Self.hash(word)) & (larger.count - 1)
      while larger[place] != 0 { place = (place + 1) & (larger.count - 1) }
      larger[place] = UInt32(number + 1)
    }
    places = larger
  }

  /// FNV-1a with a final mix, equal on every machine.
  private static func hash(_ word: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for i in word.indices { hash = (hash ^ UInt64(word[i])) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 32)
  }
}
