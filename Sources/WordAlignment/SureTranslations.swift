/// Where the entries of a dictionary occur in a bitext, so that their words are linked to each other.
///
/// Words are compared without case, accents, plural and gender endings. The longest entry wins where several begin at
/// the same word, and an entry counts only in pairs that hold both its sides.
struct SureTranslations: Sendable {
  /// The places of an entry in a pair.
  struct Match: Sendable {
    /// Ranges of source tokens.
    var source: [Range<Int>]
    /// Ranges of target tokens.
    var target: [Range<Int>]

    /// Whether each occurrence of one side has one of the other to go with.
    var isOneToOne: Bool { source.count == target.count }
    /// Whether all words of a side translate the other side's one word, so that each of them is linked.
    var linksAllWords: Bool { min(source[0].count, target[0].count) == 1 }
  }

  /// The matches of each pair that has some.
  private(set) var matches: [Int: [Match]] = [:]

  /// - Parameters:
  ///   - bitext: Pairs to look at, followed by the entries.
  ///   - range: The pairs that are entries, each once.
  init(in bitext: TokenizedBitext, _ range: Range<Int>) {
    if range.isEmpty { return }
    let source = KeyedText(bitext.source, keys: WordKeys(of: bitext.source, keying: .uninflected))
    let target = KeyedText(bitext.target, keys: WordKeys(of: bitext.target, keying: .uninflected))
    let entries = EntryTable(source: source, entries: range)
    for pair in 0..<range.lowerBound where bitext.hasLinks(pair) {
      let found = entries.matches(of: pair, source: source, target: target)
      if !found.isEmpty { matches[pair] = found }
    }
  }
}

/// The entries of a dictionary by their first source word.
private struct EntryTable {
  /// For each source key the entries that begin with it, longest first.
  private var entries: [[Int]]

  init(source: KeyedText, entries range: Range<Int>) {
    entries = Array(repeating: [], count: source.keyCount)
    for entry in range {
      if let first = source.tokens(of: entry).first { entries[Int(first)].append(entry) }
    }
    for key in entries.indices where entries[key].count > 1 {
      entries[key].sort { (source.length(of: $1), $0) < (source.length(of: $0), $1) }
    }
  }

  func matches(of pair: Int, source: KeyedText, target: KeyedText) -> [SureTranslations.Match] {
    let (words, translations) = (source.tokens(of: pair), target.tokens(of: pair))
    var targets: [Int: [Range<Int>]] = [:]
    var sources: [(entry: Int, range: Range<Int>)] = []
    var place = 0
    while place < words.count {
      let rest = words[(words.startIndex + place)...]
      var length = 0
      for entry in entries[Int(rest[rest.startIndex])] {
        let phrase = source.tokens(of: entry)
        if phrase.count < length { break }
        guard rest.starts(with: phrase) else { continue }
        let found = targets[entry] ?? Self.places(of: target.tokens(of: entry), in: translations)
        targets[entry] = found
        if found.isEmpty { continue }
        length = phrase.count
        sources.append((entry, place..<place + length))
      }
      place += max(length, 1)
    }
    return Set(sources.map(\.entry)).sorted().map { entry in
      SureTranslations.Match(
        source: sources.filter { $0.entry == entry }.map(\.range), target: targets[entry] ?? [])
    }
  }

  /// Where a phrase occurs, from left to right and without overlap.
  private static func places(of phrase: ArraySlice<UInt32>, in tokens: ArraySlice<UInt32>) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var start = 0
    while !phrase.isEmpty, start + phrase.count <= tokens.count {
      let isHere = tokens[(tokens.startIndex + start)...].starts(with: phrase)
      if isHere { places.append(start..<start + phrase.count) }
      start += isHere ? phrase.count : 1
    }
    return places
  }
}
