import GlossaryModel
import TextModel
import UnicodeText

/// Makes ranked entries out of paired phrases.
struct EntryAssembler {
  let units: [TranslationUnit]
  let source: TermSide
  let target: TermSide
  let sourceCandidates: CandidateSet
  let targetCandidates: CandidateSet
  /// For each source phrase its best translations.
  let pairs: [[PhrasePair]]
  let known: KnownTerms
  let options: GlossaryBuilderOptions

  /// Dice plus the share of aligned segments that a pair must reach; set on the development pair.
  private static let minPairScore = 0.5

  /// Dice plus the share of aligned segments that keeps a pair which a glossary has as a candidate: a sentence more
  /// moves the links of others a little.
  private static let minEstablishedScore = 0.4

  /// Letters at the beginning that related words share.
  private static let cognateLetters = 4

  /// What a false friend loses in rank: about as much as the association of a pair that is seen twice.
  private static let falseFriendPenalty = 3.0

  /// All entries, best first; what was left out goes into the report.
  func entries(_ report: inout BuildReport) -> [GlossaryEntry] {
    let termhood = Termhood(
      source: PhraseShapes(source, sourceCandidates), target: PhraseShapes(target, targetCandidates),
      sourceExpansions: Expansions(source, sourceCandidates),
      targetExpansions: Expansions(target, targetCandidates), known: known, segmentCount: units.count,
      genre: options.genre ?? TextGenre(of: source),
      isSame: { pair in
        compact(pair.source, source, sourceCandidates) == compact(pair.target, target, targetCandidates)
      },
      isCognate: { pair in
        compact(pair.source, source, sourceCandidates).prefix(Self.cognateLetters)
          == compact(pair.target, target, targetCandidates).prefix(Self.cognateLetters)
      })
    var good: [PhrasePair?] = []
    for pairs in pairs {
      let best = choose(pairs)
      let rejection = rejection(of: best, termhood)
      if let rejection { report.reject(rejection) }
      good.append(rejection == nil ? best : nil)
    }
    let ranked = rank(good, termhood, &report)
    let scored = ranked.filter { $0.score >= options.minScore }
    report.reject(.lowScore, count: ranked.count - scored.count)
    let entries = options.maxTerms.map { Array(scored.prefix($0)) } ?? scored
    report.reject(.beyondLimit, count: scored.count - entries.count)
    report.entryCount = entries.count
    return entries
  }

  private func rejection(of pair: PhrasePair?, _ termhood: Termhood) -> Rejection? {
    guard let pair else { return .unaligned }
    if known.isEstablished(pair.source, pair.target) {
      return pair.score < Self.minEstablishedScore ? .weak : nil
    }
    if pair.score < Self.minPairScore { return .weak }
    return termhood.rejection(of: pair, kept: options.kept)
  }

  /// The entries of the pairs that are no mere pieces of others, best first.
  private func rank(_ pairs: [PhrasePair?], _ termhood: Termhood, _ report: inout BuildReport)
    -> [GlossaryEntry]
  {
    let sourceNesting = Nesting(sourceCandidates) { pairs[Int($0)] != nil }
    let targets = Set(pairs.lazy.compactMap { $0?.target })
    let targetNesting = Nesting(targetCandidates) { targets.contains($0) }
    let writer = EntryWriter(
      units: units, source: source, target: target, sourceCandidates: sourceCandidates,
      targetCandidates: targetCandidates, known: known)
    let falseFriends = FalseFriends(source: source.profile, target: target.profile)
    let rivals = SharedTranslations(pairs, sourceCandidates) { known.match($0.source, $0.target) != nil }
    var ranked: [Ranked] = []
    for spellings in spellings(of: pairs) {
      let pair = writer.merged(spellings)
      let covered = sourceNesting.coveredShare[Int(pair.source)]
      let standsAlone =
        options.kept.contains(.nested) || known.isEstablished(pair.source, pair.target)
        || termhood.standsAlone(pair, coveredShare: covered) && !rivals.explain(pair)
      guard standsAlone else {
        report.reject(.nested)
        continue
      }
      var entry = writer.entry(
        pair, spellings: spellings, others: self.pairs[Int(pair.source)], termhood: termhood)
      let context = Termhood.Context(
        coveredShare: max(covered, targetNesting.coveredShare[Int(pair.target)]),
        documentCount: entry.documentCount, isSame: entry.source == entry.target)
      var value = termhood.value(pair, context)
      if let warning = falseFriends.warning(of: entry) {
        entry.reason += "; " + warning.text
        if !warning.isAttested { value -= Self.falseFriendPenalty }
      }
      entry.score = Association.score(rank: value)
      ranked.append(Ranked(entry: entry, value: value, acronyms: termhood.acronyms(of: pair)))
    }
    ranked.sort {
      ($1.value, $0.entry.source, $0.entry.target) < ($0.value, $1.entry.source, $1.entry.target)
    }
    return ranked.joiningTwins(PhraseKeyer(source.profile), PhraseKeyer(target.profile)).entries
  }

  /// The pairs that are one but for spaces and hyphens, such as `dataset` and `data set`, each time the most frequent
  /// first, and of those the one in fewest words.
  private func spellings(of pairs: [PhrasePair?]) -> [[PhrasePair]] {
    var groups: [[PhrasePair]] = []
    var numbers: [String: Int] = [:]
    for case let pair? in pairs {
      let key =
        compact(pair.source, source, sourceCandidates) + "\t" + compact(pair.target, target, targetCandidates)
      if let number = numbers[key] {
        let main = groups[number][0]
        let words = sourceCandidates.keys(of: pair.source).count
        let isMain =
          (pair.sourceSegments, -words)
          > (main.sourceSegments, -sourceCandidates.keys(of: main.source).count)
        groups[number].insert(pair, at: isMain ? 0 : groups[number].count)
      } else {
        numbers[key] = groups.count
        groups.append([pair])
      }
    }
    return groups
  }

  /// The best translation, or the one that a reference glossary has if it is aligned at all.
  private func choose(_ pairs: [PhrasePair]) -> PhrasePair? {
    if let known = pairs.first(where: { $0.aligned > 0 && known.match($0.source, $0.target) != nil }) {
      return known
    }
    guard let best = pairs.first(where: { $0.aligned > 0 }) else { return nil }
    let established = pairs.first { $0.aligned > 0 && known.isEstablished($0.source, $0.target) }
    if let established, 10 * established.score >= 9 * best.score { return established }
    return pairs.first { isWhole($0, of: best) } ?? best
  }

  /// Whether a pair is nearly always there where `part` is, whose translation is a piece of its own: `conjunto` of
  /// `conjunto de datos`.
  private func isWhole(_ pair: PhrasePair, of part: PhrasePair) -> Bool {
    pair.aligned > 0 && 10 * pair.together >= 7 * part.together && 10 * pair.aligned >= 7 * part.aligned
      && 10 * pair.targetSegments >= 6 * part.targetSegments
      && targetCandidates.keys(of: pair.target).contains(run: targetCandidates.keys(of: part.target))
  }
}

/// The keys of a phrase without space between.
private func compact(_ phrase: Int32, _ side: TermSide, _ candidates: CandidateSet) -> String {
  candidates.keys(of: phrase).reduce(into: "") { $0 += side.keys[Int($1)] }
}

/// An entry with what it is sorted by.
private struct Ranked {
  var entry: GlossaryEntry
  var value: Double
  /// The acronyms that both texts give for its terms.
  var acronyms: (source: String, target: String)?
}

extension [Ranked] {
  /// The entries without those that a better one says in another form, `PC-relative` and `pc-relative`, whose terms are
  /// kept as its forms.
  fileprivate func joiningTwins(_ source: PhraseKeyer, _ target: PhraseKeyer) -> [Ranked] {
    var joined: [Ranked] = []
    var numbers: [String: Int] = [:]
    for twin in self {
      let key = source.key(twin.entry.source) + "\t" + target.key(twin.entry.target)
      if let number = numbers[key] {
        joined[number].entry.addForms(of: twin.entry)
      } else {
        numbers[key] = joined.count
        joined.append(twin)
      }
    }
    return joined
  }

  /// The entries with ids of their own, those of acronyms linked to their long forms.
  fileprivate var entries: [GlossaryEntry] {
    var entries = map(\.entry).withOwnIDs()
    for index in indices {
      guard let acronyms = self[index].acronyms,
        let short = entries.firstIndex(where: { $0.source == acronyms.source && $0.target == acronyms.target }
        ),
        entries[short].abbreviates.isEmpty, short != index
      else { continue }
      entries[short].abbreviates = entries[index].id
      entries[short].reason += "; short for \"\(entries[index].source)\" and \"\(entries[index].target)\""
    }
    return entries
  }
}

extension GlossaryEntry {
  /// Takes the terms of an entry that says the same, and their forms, for forms of its own.
  fileprivate mutating func addForms(of twin: GlossaryEntry) {
    for form in [twin.source] + twin.sourceVariants where form != source && !sourceVariants.contains(form) {
      sourceVariants.append(form)
    }
    for form in [twin.target] + twin.targetVariants where form != target && !targetVariants.contains(form) {
      targetVariants.append(form)
    }
  }
}

extension [GlossaryEntry] {
  /// The entries with a number behind ids that stand there already: `data.frame` and `data frame` read the same.
  fileprivate func withOwnIDs() -> [GlossaryEntry] {
    var counts: [String: Int] = [:]
    return map { entry in
      var entry = entry
      let count = counts[entry.id, default: 0] + 1
      counts[entry.id] = count
      if count > 1 { entry.id += "-\(count)" }
      return entry
    }
  }
}
