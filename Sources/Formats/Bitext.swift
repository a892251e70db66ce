import TextModel

/// A bilingual file that is open for reading.
///
///     var bitext = try Bitext(InputFile("memory.tmx"), options: ReadOptions(from: "es", to: "en"))
///     while let unit = try bitext.next() { … }
public struct Bitext {
  /// The format it is in.
  public let format: Format
  private let file: InputFile
  private let options: ReadOptions
  private var reader: any UnitReader
  /// How many units were in other languages than those asked for.
  private var otherCount = 0
  /// The unit behind the last one, when it was read to see whether both are forms of one message.
  private var ahead: TranslationUnit?
  /// The texts inside the codes of the last unit that are still to be handed out.
  private var subflows: ArraySlice<TranslationUnit> = []
  /// How many units were joined to others, as further forms of their messages.
  private var joinedCount = 0
  /// The languages of the last unit that was wanted, which the next one most likely has too.
  private var accepted: LanguagePair?

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - file: Where the units come from.
  ///   - format: `nil` goes by the contents where they are clear, then by the name, then by what they look like.
  ///   - fallback: The format of a file that looks like none.
  ///   - options: Languages and limits. Units that translate between the two languages the other way round are turned.
  /// - Throws: ``InputError`` when the file cannot be read or its format is not known.
  public init(
    _ file: InputFile, format: Format? = nil, fallback: Format? = nil, options: ReadOptions = ReadOptions()
  ) throws(InputError) {
    self.file = file
    self.options = options
    let source = try file.open()
    let head = try source.peek()
    if head.isEmpty { throw InputError("the file is empty", at: Location(file: file.name)) }
    let seen = format ?? .recognizing(head) ?? .forFile(named: file.name) ?? .guessing(head)
    guard let format = seen ?? fallback else {
      let names = Format.all.map(\.name).joined(separator: ", ")
      throw InputError(
        "the format is not known", at: Location(file: file.name),
        remedy: "give --input-format, one of \(names)")
    }
    self.format = format
    reader = try format.makeReader(source, options)
  }

  /// What was seen so far.
  public var summary: ReadSummary {
    var summary = reader.summary
    summary.unitCount -= otherCount + joinedCount
    if otherCount > 0 {
      summary.skip("units in other languages than asked for", otherCount)
    }
    return summary
  }

  /// The parts of a unit, beyond its texts, that the file can hold.
  public var columns: Set<UnitColumn> { reader.columns }

  /// The names of the columns that have no other meaning; what they hold is among the units' properties.
  public var propertyNames: [String] { reader.propertyNames }

  /// Named values of the file as a whole, known after the first unit.
  public var metadata: [UnitProperty] { reader.metadata }

  /// The next unit in the order of the file; `nil` at the end.
  /// - Throws: ``InputError`` at the first defect, and at the end when there was no unit at all.
  public mutating func next() throws(InputError) -> TranslationUnit? {
    var unit = TranslationUnit(id: "", source: "")
    return try next(into: &unit) ? unit : nil
  }

  /// Puts the next unit into `unit`, which is a little faster; `false` at the end.
  /// - Throws: as ``next()``.
  public mutating func next(into unit: inout TranslationUnit) throws(InputError) -> Bool {
    if let subflow = subflows.popFirst() {
      unit = subflow
      return true
    }
    if !(try nextForm(into: &unit)) {
      if summary.unitCount == 0 { throw noUnits() }
      return false
    }
    if let form = unit.pluralForm, form.number == 0 { try joinForms(to: &unit, id: form.stem) }
    if options.takesSubflows, !unit.sourceCodes.isEmpty { subflows = unit.subflowUnits[...] }
    return true
  }

  /// Joins the plural forms of one message, which formats without plurals hold as a unit each.
  private mutating func joinForms(to unit: inout TranslationUnit, id: String) throws(InputError) {
    var next = TranslationUnit(id: "", source: "")
    var forms = [unit.target ?? ""]
    while try nextForm(into: &next) {
      if !next.isForm(forms.count, after: unit) {
        ahead = next
        break
      }
      forms.append(next.target ?? "")
      joinedCount += 1
    }
    if forms.count > 1 { (unit.id, unit.targets) = (id, forms) }
  }

  private mutating func nextForm(into unit: inout TranslationUnit) throws(InputError) -> Bool {
    if let held = ahead {
      (unit, ahead) = (held, nil)
      return true
    }
    while try reader.next(into: &unit) {
      if isWanted(unit) || isReversed(unit) && unit.reverse() { return true }
      otherCount += 1
    }
    return false
  }

  /// Whether the unit's languages, as far as the file names them, are those asked for.
  private mutating func isWanted(_ unit: TranslationUnit) -> Bool {
    if let accepted, accepted.source == unit.sourceLanguage, accepted.target == unit.targetLanguage {
      return true
    }
    if let from = options.from, let tag = unit.sourceLanguage, !from.matches(tag) { return false }
    if let to = options.to, let tag = unit.targetLanguage, !to.matches(tag) { return false }
    accepted = LanguagePair(source: unit.sourceLanguage, target: unit.targetLanguage)
    return true
  }

  /// Whether the unit translates between the languages asked for the other way round.
  private func isReversed(_ unit: TranslationUnit) -> Bool {
    guard let from = options.from, let to = options.to, let source = unit.sourceLanguage,
      let target = unit.targetLanguage
    else { return false }
    return from.matches(target) && to.matches(source)
  }

  /// All units that are left.
  /// - Throws: as ``next()``.
  public mutating func readAll() throws(InputError) -> [TranslationUnit] {
    var units: [TranslationUnit] = []
    while let unit = try next() { units.append(unit) }
    return units
  }

  private func noUnits() -> InputError {
    var what = "the file holds no unit"
    if let from = options.from, let to = options.to { what += " for \(from) and \(to)" }
    if !summary.languages.isEmpty { what += "; it holds texts in \(summary.languageList)" }
    if !summary.skipped.isEmpty { what += "; passed over: \(summary.skippedList.joined(separator: ", "))" }
    let remedy = summary.languages.isEmpty ? "check that this is the right file" : "check --from and --to"
    return InputError(what, at: Location(file: file.name), remedy: remedy)
  }
}

extension Format {
  /// A writer of this format.
  public func writer(_ options: WriteOptions = WriteOptions()) -> any UnitWriter {
    options.provenance == .min ? makeWriter(options) : ProvenanceWriter(self, options)
  }
}
