import ArgumentParser
import Formats
import GlossaryModel
import LocaleProfiles
import Terminology
import TextModel

extension TextGenre: ExpressibleByArgument {}

extension Rejection: ExpressibleByArgument {
  public static var allValueStrings: [String] { allCases.filter(\.isOptional).map(\.rawValue) }

  public init?(argument: String) {
    self.init(rawValue: argument)
    if !isOptional { return nil }
  }
}

/// `glosa build`: the main job, from texts to a glossary.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build a bilingual glossary, with its evidence, from texts and their translations.",
    usage: """
      glosa build SOURCE TARGET [options]
             glosa build BITEXT... [options]
      """,
    discussion: """
      SOURCE and TARGET are two documents; a BITEXT (tmx, tsv, csv, jsonl) holds both sides. Examples:

        glosa build article.es.txt article.en.txt
        glosa build --from en --to es memory.tmx -o glossary.csv -o glossary.tmx
        glosa build guide.es.txt guide.en.txt --glossary approved.yml --json
        glosa build guide.es.txt guide.en.txt -o glossary.yml -o report.html

      Onto a glossary in the native format (.yml) that is there already, build renews the counts and adds \
      candidates; what a person decided stays as it is.
      """)

  @Argument(help: "A document and its translation, or bitexts; - is standard input.")
  var inputs: [String]

  @Option(
    name: [.short, .long],
    help:
      "File to write, the format by its extension (tsv, csv, jsonl, tmx, tbx, html, yml and others); can be given again (default: standard output). A .yml that is there is brought up to date."
  )
  var output: [String] = []

  @Option(
    name: .customLong("output-format"),
    help:
      "Format to write: tsv, csv, jsonl, tmx, tbx, html, yaml, table … (default: by the file's name; on a terminal a table, else tsv)."
  )
  var outputFormat: String?

  @Flag(name: .long, help: "Write JSON Lines, like --output-format jsonl.")
  var json = false

  @Option(
    name: .long,
    help: "Segments that a term must occur in (default: 2; 1 for names, and for under 400 segments).")
  var minCount: Int?

  @Option(name: .long, help: "Lowest score of an entry, 0 to 1 (default: 0).")
  var minScore = 0.0

  @Option(name: .long, help: "Write only the best N entries (default: all).")
  var maxTerms: Int?

  @Option(name: .long, help: "Kind of text: prose or ui (default: ui for short texts, mostly no sentences).")
  var profile: TextGenre?

  @Option(
    name: .long,
    help:
      "Filter that takes nothing: general-word, label, modifier, one-meeting or nested; can be given again. --verbose tells what each took."
  )
  var keep: [Rejection] = []

  @Option(name: .long, help: "Glossary whose approved entries are kept as they are; can be given again.")
  var glossary: [String] = []

  @Flag(
    name: .customLong("no-shipped-glossary"),
    help: "Use no glossary but those of --glossary (default: the shipped ones are evidence).")
  var noShippedGlossary = false

  @Option(
    name: .long,
    help:
      "Lexicon of train; can be given again; none does without (default: the one that comes with Glosa, for up to 5000 units)."
  )
  var lexicon: [String] = []

  @Option(name: .long, help: "Seed of the word aligner (default: 1).")
  var seed: UInt64 = 1

  @OptionGroup var tables: TableInputOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    if let minCount, minCount < 1 { throw ValidationError("--min-count takes a whole number from 1 up.") }
    if let maxTerms, maxTerms < 1 { throw ValidationError("--max-terms takes a whole number from 1 up.") }
    if !(0...1).contains(minScore) { throw ValidationError("--min-score takes a number from 0 to 1.") }
  }

  func run() throws {
    try OutputPaths.check(output, inputs: inputs)
    let writer = try EntryOutput(paths: output, format: json ? "jsonl" : outputFormat, common: common)
    let bitext = try BitextLoading(languages: languages, tables: tables, common: common).load(inputs)
    common.detail("\(bitext.units.count) units, \(bitext.source.tag) to \(bitext.target.tag)")
    var options = try options(updating: writer.glossaries)
    if let sum = try LexiconLoading.sum(of: lexicon, from: bitext.source.tag, to: bitext.target.tag) {
      options.lexicon = .given(sum)
    } else if !lexicon.isEmpty {
      options.lexicon = .none
    }
    let builder = GlossaryBuilder(source: bitext.source, target: bitext.target, options: options)
    let build = try builder.build(bitext.units)
    var entries = GlossaryEntries(
      source: bitext.source.tag, target: bitext.target.tag, entries: build.entries)
    let glossaries = options.references.filter(\.isApproved).map(\.glossary)
    let approved = ApprovedTerms(glossaries, source: bitext.source, target: bitext.target)
    entries.entries += try approved.missing(
      from: entries.entries, in: GlossaryBuilder.evidence(in: bitext.units))
    let decided = DecidedTerms(glossaries, source: bitext.source, target: bitext.target)
    for line in decided.contradictions(of: entries.entries) { common.note(line) }
    decided.mark(&entries.entries)
    if let line = build.report.unsureLine { common.note(line) }
    if entries.entries.isEmpty { common.note("no term was found in \(bitext.units.count) units") }
    for line in build.report.lines {
      if entries.entries.isEmpty { common.note(line) } else { common.detail(line) }
    }
    try writer.write(
      entries, updater: GlossaryUpdater(source: bitext.source, target: bitext.target),
      isComplete: maxTerms == nil && minScore == 0)
  }

  /// - Parameter glossaries: Those that will be brought up to date; their approved entries are kept too.
  private func options(updating glossaries: [Glossary]) throws -> GlossaryBuilderOptions {
    var options = GlossaryBuilderOptions()
    options.minCount = minCount
    options.minScore = minScore
    options.maxTerms = maxTerms
    options.genre = profile
    options.kept = Set(keep)
    options.seed = seed
    options.threads = common.threadCount
    options.references = try glossary.map {
      ReferenceGlossary(
        try Glossary(InputFile($0), options: ReadOptions(from: languages.from, to: languages.to)),
        isApproved: true)
    }
    options.established = glossaries
    for var glossary in glossaries {
      // Its candidates came from a build and prove nothing for the next one, unless a person changed them.
      glossary.concepts.removeAll { $0.status == .candidate && !$0.isEdited }
      options.references.append(ReferenceGlossary(glossary, isApproved: true))
    }
    if !noShippedGlossary {
      options.references += try ShippedGlossaries.load().map { ReferenceGlossary($0, isApproved: false) }
    }
    return options
  }
}
