import TextModel

/// Writes the units of one bilingual file, one after the other.
public protocol UnitWriter {
  /// Writes a unit.
  /// - Throws: ``InputError`` that names the unit when the format cannot hold it.
  mutating func write(_ unit: TranslationUnit, to output: inout ByteWriter) throws(InputError)
  /// Writes what ends the file; called once, also when there were no units.
  mutating func finish(_ output: inout ByteWriter) throws(InputError)
  /// What was written and what was left out.
  var summary: WriteSummary { get }
}

/// What a writer wrote and what it left out.
public struct WriteSummary: Hashable, Sendable {
  public private(set) var unitCount = 0
  /// What was left out: a reason in words, and how often.
  public private(set) var skipped: [String: Int] = [:]
  /// What was changed on the way: in words, and how often.
  public private(set) var notes: [String: Int] = [:]

  public init(unitCount: Int = 0) { self.unitCount = unitCount }

  /// Counts a unit.
  public mutating func count() { unitCount += 1 }

  /// Counts something left out, with the reason in words.
  public mutating func skip(_ reason: String, _ number: Int = 1) { skipped[reason, default: 0] += number }

  /// Counts something changed, in words.
  public mutating func note(_ change: String, _ number: Int = 1) { notes[change, default: 0] += number }

  /// The reasons with their counts, in alphabetical order.
  public var skippedList: [String] { skipped.sorted { $0.key < $1.key }.map { $0.key.counted($0.value) } }

  /// The changes with their counts, in alphabetical order.
  public var noteList: [String] { notes.sorted { $0.key < $1.key }.map { $0.key.counted($0.value) } }
}

/// How much of a text's origin goes with it.
public enum Provenance: String, Sendable, CaseIterable {
  /// Texts and ids alone.
  case none
  /// The document's name and the aligner's confidence too.
  case min
  /// File and line of both texts as well.
  case full
}

/// How bilingual files are written.
public struct WriteOptions: Hashable, Sendable {
  /// The languages for the header; `nil` takes the first unit's.
  public var from: LanguageTag?
  public var to: LanguageTag?
  /// The parts beyond the texts that a table gets columns for; parts without a column are left out and counted.
  public var columns: Set<UnitColumn>
  /// The properties that a table gets columns for.
  public var propertyNames: [String] = []
  /// The version of the program, for formats whose header names it.
  public var toolVersion: String
  /// 2 writes inline codes to TMX, 1 leaves them out and counts them.
  public var tmxLevel = 2
  /// The licence of the texts, for formats that have a place for it; empty takes that of ``metadata``.
  public var licence = ""
  /// Named values for the file as a whole, for formats that have a place for them.
  public var metadata: [UnitProperty] = []
  /// How much of the texts' origin is written, where the format has a place for it.
  public var provenance = Provenance.min
  /// Whether tables are made safe for spreadsheets: a byte order mark, and an apostrophe before formulas.
  public var isSpreadsheetSafe = false
  /// Whether language tags lose their regions: `es` for `es-MX`.
  public var hasBareLanguages = false

  public init(
    from: LanguageTag? = nil, to: LanguageTag? = nil, columns: Set<UnitColumn> = [.id, .document],
    toolVersion: String = "0"
  ) {
    self.from = from
    self.to = to
    self.columns = columns
    self.toolVersion = toolVersion
  }
}

extension WriteOptions {
  /// The licence to write; empty when it is not known, or nothing is to be said about where texts come from.
  package var writtenLicence: String {
    if provenance == .none { return "" }
    return licence.isEmpty ? metadata.licence : licence
  }

  /// The program and its version, `glosa 1.0`; empty when nothing is to be said about where texts come from.
  package var writtenTool: String { provenance == .none ? "" : "glosa \(toolVersion)" }
}

extension [UnitProperty] {
  /// The names under which formats keep the licence of a file's texts.
  static var licenceNames: [String] { ["licence", "x-licence", "X-License"] }

  /// The licence that a file names; empty when it names none.
  fileprivate var licence: String { first { Self.licenceNames.contains($0.name) }?.value ?? "" }
}

extension TranslationUnit {
  /// The unit once for each plural form, `id[0]`, `id[1]`, …, for formats that have no plurals.
  var perForm: [TranslationUnit] {
    if targets.count < 2 { return [self] }
    return targets.indices.map { index in
      var unit = self
      unit.id = "\(id)[\(index)]"
      unit.targets = [targets[index]]
      if index > 0 { unit.targetCodes = [] }
      // The first form goes with the singular, as gettext has it.
      if index > 0, let plural {
        (unit.source, unit.sourceCodes) = (plural, [])
      }
      return unit
    }
  }

  /// Which plural form of which message the unit is, when ``perForm`` divided it: `12[1]` is form 1 of `12`.
  var pluralForm: (stem: String, number: Int)? {
    // Nearly all ids end here.
    guard id.utf8.last == UInt8(ascii: "]"), targets.count < 2, plural != nil,
      let open = id.lastIndex(of: "["), let number = Int(id[id.index(after: open)...].dropLast())
    else { return nil }
    return (String(id[..<open]), number)
  }

  /// Whether the unit is form `number` of the message whose first form is `first`.
  func isForm(_ number: Int, after first: TranslationUnit) -> Bool {
    guard let form = pluralForm, let start = first.pluralForm else { return false }
    return form.number == number && form.stem == start.stem && plural == first.plural
      && document == first.document && context == first.context
  }

  /// The error for codes that stand outside the text or inside a character.
  var unsoundCodes: InputError {
    InputError("\(description) has an inline code that stands outside its text", at: sourceLocation)
  }

  /// The unit as messages name it.
  var description: String { id.isEmpty ? "the unit" : "the unit \"\(id.printable)\"" }
}
