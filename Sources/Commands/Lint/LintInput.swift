import Formats
import LintEngine
import LocaleProfiles
import Resources
import SentenceAlignment
import TextModel

/// What `lint` reads: the units of one bitext, of messages joined by key, or of a pair of documents.
struct LintInput {
  var units: [TranslationUnit]
  /// Whether both sides are documents of their own, whose texts are both looked at.
  var isDocumentPair: Bool
  /// The resource files that the units come from, with the way back to their bytes.
  private(set) var resources: JoinedResources?
  /// The format of the bitext that the units come from.
  private(set) var format: Format?
  /// Where the files' contents come from.
  private(set) var contents = FileContents()
  /// The path of the translation in the project, for its settings, and its language.
  var path = ""
  var target: LanguageTag?
  /// The files that the units come from, once one was asked for.
  private let editableFiles = EditableFiles()
  /// What silences findings, and what is wrong with that.
  var suppressions: [Suppression] = []
  var suppressionDefects: [(message: String, location: Location)] = []
  /// What there is to say about keys and files.
  var remarks: [Remark] = []

  init(units: [TranslationUnit], isDocumentPair: Bool) {
    (self.units, self.isDocumentPair) = (units, isDocumentPair)
  }

  /// Messages of resource files, their mark-up left in the texts.
  init(_ resources: JoinedResources, _ contents: FileContents) {
    self.init(units: resources.units, isDocumentPair: false)
    self.contents = contents
    self.resources = resources
    if resources.source.text.name != resources.target.text.name { remarks = Remark.keys(of: resources) }
  }

  /// The findings at their places in the files, where escapes and line joins make them differ from those in the text.
  func placed(_ findings: [Finding]) -> [Finding] {
    guard let resources else {
      return isDocumentPair ? placedInDocuments(findings) : placedInBitext(findings)
    }
    return findings.map { finding in
      var finding = finding
      let place = resources.location(
        ofByte: finding.range?.lowerBound ?? 0, inUnit: finding.unitIndex, isSource: finding.side == .source)
      if let place { finding.location = place }
      return finding
    }
  }

  /// The findings of two documents at their places behind mark-up, entities and line ends.
  private func placedInDocuments(_ findings: [Finding]) -> [Finding] {
    // Findings of one text stand together, and may be thousands in a long one.
    var last: (text: FindingText, location: ((Int) -> Location?)?)?
    return findings.map { finding in
      guard let range = finding.range else { return finding }
      let text = FindingText(finding)
      if last?.text != text { last = (text, locator(of: text, finding.location.file)) }
      var finding = finding
      finding.location = last?.location?(range.lowerBound) ?? finding.location
      return finding
    }
  }

  /// The text that a finding is about.
  private struct FindingText: Hashable {
    var unit: Int
    var side: Side
    var form: Int

    init(_ finding: Finding) { (unit, side, form) = (finding.unitIndex, finding.side, finding.form) }
  }

  /// The places of the bytes of a text; `nil` where it is not found in its file.
  private func locator(of text: FindingText, _ path: String) -> ((Int) -> Location?)? {
    let unit = units[text.unit]
    guard let file = editableFile(path), let place = file.place(of: unit, text.side, form: text.form) else {
      return nil
    }
    return file.locator(of: text.side == .source ? unit.source : unit.targets[text.form], at: place)
  }

  /// The findings of a bitext at their places in strings that are wrapped or have escapes.
  private func placedInBitext(_ findings: [Finding]) -> [Finding] {
    guard let format else { return findings }
    let placed = findings.filter { Self.isWrittenOtherwise($0, in: format) }
    guard !placed.isEmpty, let file = file(of: placed, in: format) else { return findings }
    return findings.map { finding in
      guard Self.isWrittenOtherwise(finding, in: format),
        let place = file.place(of: units[finding.unitIndex], .target, form: finding.form)
      else { return finding }
      var finding = finding
      let text = units[finding.unitIndex].targets[finding.form]
      finding.location =
        file.locator(of: text, at: place)(finding.targetRange?.lowerBound ?? 0) ?? finding.location
      return finding
    }
  }

  /// The file that findings are in, as far as it is needed to place them.
  private func file(of findings: [Finding], in format: Format) -> EditableFile? {
    let path = findings[0].location.file
    if format != .jsonl && format != .po { return editableFile(path) }
    let lines = Set(findings.map { units[$0.unitIndex].targetLocation.line })
    return (try? EditableFile(of: self, path, lines: lines)) ?? nil
  }

  /// Whether a target may look different in its file, so that columns cannot be counted in the text.
  private static func isWrittenOtherwise(_ finding: Finding, in format: Format) -> Bool {
    guard finding.side == .target, let target = finding.target, !target.isEmpty else { return false }
    switch format {
    case .po, .jsonl: return true
    case .tsv: return target.utf8.contains { "\t\n\r\\".utf8.contains($0) }
    case .csv: return target.utf8.contains(UInt8(ascii: "\""))
    default: return false
    }
  }

  /// A file that units come from, read when it is first asked for; `nil` where its texts cannot be rewritten.
  func editableFile(_ path: String) -> EditableFile? { editableFiles.file(path, of: self) }

  /// Lets go of the files that were read for their places.
  func forgetEditableFiles() { editableFiles.forget() }

  /// The names of the files that the texts come from.
  var files: [String] {
    let unit = units.first
    let names =
      unit.map { [$0.sourceLocation.file, $0.targetLocation.file] } ?? remarks.prefix(1).map(\.location.file)
    return names.count == 2 && names[0] == names[1] ? [names[0]] : names
  }

  /// What inputs that go through one linter have in common.
  struct Group: Hashable {
    var isDocumentPair: Bool
    var source: LanguageTag?
    var target: LanguageTag?
  }

  var group: Group {
    Group(
      isDocumentPair: isDocumentPair, source: units.first?.sourceLanguage,
      target: units.first?.targetLanguage)
  }

  /// Reads a bilingual file.
  /// - Parameter format: The name of its format; `nil` to go by the file's name.
  static func bitext(
    _ path: String, _ languages: LanguageOptions, format: String?, _ contents: FileContents
  ) throws(InputError) -> LintInput {
    var named: Format?
    if let format { named = try Format.named(format) }
    let isTable = ["tsv", "csv"].contains(named?.name ?? Format.forFile(named: path)?.name)
    var options = ReadOptions(from: languages.from, to: languages.to)
    options.takesSubflows = true
    var bitext = try Bitext(contents.file(path), format: named, options: options)
    var units = try bitext.readAll()
    for i in units.indices {
      units[i].sourceLanguage = units[i].sourceLanguage ?? languages.from
      units[i].targetLanguage = units[i].targetLanguage ?? languages.to
      // A blank cell of a table is a hole; a catalog's entry without translation is work to come.
      if isTable, units[i].targets.isEmpty { units[i].targets = [""] }
    }
    var input = LintInput(units: units, isDocumentPair: false)
    input.format = bitext.format
    input.contents = contents
    return input
  }

  /// Takes the messages of a catalogue that does not name their language for English, which gettext asks programs to be
  /// written in (GNU gettext 0.22, section 4.3).
  mutating func assumeSourceLanguage() {
    guard let format, [.po, .mo].contains(format) else { return }
    for i in units.indices where units[i].sourceLanguage == nil { units[i].sourceLanguage = "en" }
  }

  /// Pairs two documents: sentence by sentence as `glosa align` does when one of them has markup; plain text paragraph
  /// by paragraph when both have as many lines that are not blank.
  static func documents(
    _ sourcePath: String, _ targetPath: String, _ languages: LanguageOptions, _ common: CommonOptions,
    _ contents: FileContents
  ) throws -> LintInput {
    var input = LintInput(units: [], isDocumentPair: true)
    input.contents = contents
    if try [sourcePath, targetPath].contains(where: { try hasMarkup($0, contents) }) {
      input.units = try structured(sourcePath, targetPath, languages, common, contents)
      return input
    }
    var source = try TextDocument.plainText(contents.file(sourcePath), layout: .lines)
    var target = try TextDocument.plainText(contents.file(targetPath), layout: .lines)
    let from = try LanguageResolution.language(
      given: languages.from, path: sourcePath, text: source.text, option: "--from", common: common)
    let to = try LanguageResolution.language(
      given: languages.to, path: targetPath, text: target.text, option: "--to", common: common)
    try LanguageResolution.requireDifferent(from, to)
    source.language = from
    target.language = to
    input.units = try pair(source, target, from, to)
    return input
  }

  /// Whether a file is of a format that is read with its structure.
  private static func hasMarkup(_ path: String, _ contents: FileContents) throws(InputError) -> Bool {
    try ResourceLoading.format(path, contents).map { $0.name != "text" } ?? false
  }

  /// The aligned sentences of two documents with markup; blocks of code are left out.
  private static func structured(
    _ source: String, _ target: String, _ languages: LanguageOptions, _ common: CommonOptions,
    _ contents: FileContents
  ) throws -> [TranslationUnit] {
    let input = try AlignmentInput(
      [FilePair(source: source, target: target, name: source)],
      DocumentReading(markup: .objects, contents: contents),
      keepsGoing: false, languages: languages, common: common)
    let pair = input.pairs[0]
    let isCode = { (list: SentenceList, range: Range<Int>) in
      !range.isEmpty && range.allSatisfy { list.kinds[$0] == .code }
    }
    let beads = input.aligner().alignments([pair])[0].beads.filter {
      !isCode(pair.source, $0.source) && !isCode(pair.target, $0.target)
    }
    return input.aligner().units(beads, pair)
  }

  private static func pair(
    _ source: TextDocument, _ target: TextDocument, _ from: LanguageTag, _ to: LanguageTag
  ) throws -> [TranslationUnit] {
    guard source.blocks.count == target.blocks.count else {
      let aligner = try DocumentAligner(
        source: LocaleLibrary.shared.load(from), target: LocaleLibrary.shared.load(to))
      return try aligner.units(source, target)
    }
    return zip(source.blocks, target.blocks).enumerated().map { number, blocks in
      TranslationUnit(
        id: String(number + 1), source: blocks.0.text, targets: [blocks.1.text], sourceLanguage: from,
        targetLanguage: to, sourceLocation: blocks.0.location, targetLocation: blocks.1.location)
    }
  }
}
