import GlossaryModel
import LocaleProfiles
import TextModel
import WordAlignment

/// What kind of text a glossary is built from.
public enum TextGenre: String, Sendable, CaseIterable {
  /// Running text.
  case prose
  /// Interface messages, where general verbs and single words are the terms.
  case ui
}

extension TextGenre {
  /// Messages are short: the mean segment has fewer tokens than this.
  private static let messageTokens = 8

  /// The genre of texts: messages are short, and most of them are no sentences.
  init(of side: TermSide) {
    let isShort = side.tokens.count < Self.messageTokens * side.count
    self = isShort && 2 * side.closedCount < side.count ? .ui : .prose
  }
}

/// Entries, best first, and what became of the other candidates.
public struct GlossaryBuild: Sendable {
  public var entries: [GlossaryEntry]
  public var report: BuildReport

  public init(entries: [GlossaryEntry], report: BuildReport) {
    self.entries = entries
    self.report = report
  }
}

/// What the word aligner knows before it sees the texts.
public enum LexiconChoice: Sendable {
  /// The lexicon that comes with Glosa, for texts that are small enough to gain by it.
  case shipped
  case none
  /// A lexicon from the source to the target language.
  case given(Lexicon)
}

/// How a glossary is built.
public struct GlossaryBuilderOptions: Sendable {
  /// Segments that a term must occur in; `nil` takes 2, and 1 for names and for fewer than
  /// ``GlossaryBuilder/smallCorpus`` segments.
  public var minCount: Int?
  /// Entries with a lower score, 0 to 1, are left out.
  public var minScore = 0.0
  /// The most entries to give; `nil` gives all.
  public var maxTerms: Int?
  /// `nil` lets the segments decide.
  public var genre: TextGenre?
  public var threads = 1
  public var seed: UInt64 = 1
  public var lexicon = LexiconChoice.shipped
  /// Glossaries that are evidence, and the user's own, whose approved entries are kept.
  public var references: [ReferenceGlossary] = []
  /// Glossaries that will be brought up to date: what they have as a candidate stays while the texts show it.
  public var established: [Glossary] = []
  /// Filters that take nothing.
  public var kept: Set<Rejection> = []

  public init() {}
}

/// Builds a bilingual glossary out of segments and their translations.
public struct GlossaryBuilder: Sendable {
  /// Below this many segments a single occurrence can make a term.
  public static let smallCorpus = 400

  let source: LocaleProfile
  let target: LocaleProfile
  let options: GlossaryBuilderOptions

  /// - Parameters:
  ///   - source: The profile of the source language.
  ///   - target: The profile of the target language.
  public init(
    source: LocaleProfile, target: LocaleProfile, options: GlossaryBuilderOptions = GlossaryBuilderOptions()
  ) {
    self.source = source
    self.target = target
    self.options = options
  }

  /// The glossary of some units; the same for any number of threads.
  ///
  /// - Throws: ``InputError`` when ICU has no break rules.
  public func build(_ units: [TranslationUnit]) throws(InputError) -> GlossaryBuild {
    let translated = units.count { $0.isTranslated }
    let units = Self.evidence(in: units)
    var sourceSide = try TermSide(profile: source)
    var targetSide = try TermSide(profile: target)
    for unit in units {
      sourceSide.append(unit.source)
      targetSide.append(unit.target ?? "")
    }
    let links = LinkSpans(align(sourceSide, targetSide, units), source: sourceSide, target: targetSide)
    let minCount = options.minCount ?? (units.count < Self.smallCorpus ? 1 : 2)
    let sourceCandidates = candidates(sourceSide, minCount: minCount)
    let targetCandidates = candidates(targetSide, minCount: minCount)
    let pairs = PhrasePairer(
      source: sourceSide, target: targetSide, sourceCandidates: sourceCandidates,
      targetCandidates: targetCandidates, links: links
    ).pairs()
    let known = KnownTerms(
      options.references, established: options.established, source: sourceSide, target: targetSide,
      sourceCandidates: sourceCandidates,
      targetCandidates: targetCandidates, aligned: pairs)
    let assembler = EntryAssembler(
      units: units, source: sourceSide, target: targetSide, sourceCandidates: sourceCandidates,
      targetCandidates: targetCandidates, pairs: pairs, known: known, options: options)
    var report = BuildReport()
    report.unitCount = units.count
    report.unsureCount = translated - units.count
    report.candidateCount = sourceCandidates.phraseCount + sourceCandidates.rareCount
    report.reject(.rare, count: sourceCandidates.rareCount)
    let entries = assembler.entries(&report)
    return GlossaryBuild(entries: entries, report: report)
  }

  /// The units whose translations prove something, as readers see them: those with both texts and no mark that the
  /// translation is a guess or unfinished, without signs of keyboard accelerators.
  public static func evidence(in units: [TranslationUnit]) -> [TranslationUnit] {
    units.filter { $0.isTranslated && !$0.isUnsure }.map(\.withoutAccelerators)
  }

  private func candidates(_ side: TermSide, minCount: Int) -> CandidateSet {
    // Phrases whose head comes first are longer: they join their words with prepositions.
    CandidateSet(
      side, maxTokens: side.profile.headPosition == .initial ? 7 : 5, minCount: minCount,
      minNameCount: options.minCount ?? 1)
  }

  private func align(_ source: TermSide, _ target: TermSide, _ units: [TranslationUnit]) -> [[WordLink]] {
    var bitext = TokenizedBitext()
    for (segment, unit) in units.enumerated() {
      bitext.append(
        source: source.range(of: segment).map { source.alignedText(of: $0, in: unit.source) },
        target: target.range(of: segment).map { target.alignedText(of: $0, in: unit.target ?? "") })
    }
    var alignerOptions = WordAlignerOptions()
    alignerOptions.threads = options.threads
    alignerOptions.seed = options.seed
    alignerOptions.lexicon =
      switch options.lexicon {
      case .shipped: Lexicon.shipped(from: self.source.tag, to: self.target.tag, forPairs: bitext.count)
      case .none: nil
      case .given(let lexicon): lexicon
      }
    return WordAligner(options: alignerOptions).align(bitext)
  }
}

extension TranslationUnit {
  fileprivate var isTranslated: Bool { target != nil && !source.isEmpty }

  /// Whether its translation is marked as a guess or as unfinished, so that it proves nothing.
  fileprivate var isUnsure: Bool { flags.contains("fuzzy") }
}

extension TermSide {
  /// A token as written.
  func text(of token: Int, in segment: String) -> Substring {
    segment.utf8Slice(Int(tokens[token].start)..<Int(tokens[token].end))
  }

  /// A token for the word aligner, which knows no case: an acronym such as `IT` is marked, so that it is not taken for
  /// the pronoun.
  func alignedText(of token: Int, in segment: String) -> Substring {
    let text = text(of: token, in: segment)
    guard let word = word(of: token), isOwnKey(word) else { return text }
    return Substring("\(text).")
  }
}
