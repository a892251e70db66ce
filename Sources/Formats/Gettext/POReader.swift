import TextModel

/// Reads gettext PO and POT files (GNU gettext 0.21, "The Format of PO Files").
///
/// Extracted comments are the unit's notes; comments of translators, references and earlier texts are properties.
/// The header is no unit; obsolete entries are counted and passed over.
struct POReader: UnitReader {
  private var lines: POLines
  private let options: ReadOptions
  private(set) var summary = ReadSummary()
  private(set) var metadata: [UnitProperty] = []
  private var source: LanguageTag?
  private var target: LanguageTag?
  private var isFirst = true

  init(_ source: TextSource, options: ReadOptions) {
    lines = POLines(source, limits: options.limits)
    self.options = options
  }

  var columns: Set<UnitColumn> { [.id, .document, .context, .flags, .notes] }

  mutating func next(into unit: inout TranslationUnit) throws(InputError) -> Bool {
    while let message = try lines.nextMessage() {
      let mayBeHeader = isFirst
      isFirst = false
      if mayBeHeader && message.isHeader {
        try readHeader(message)
      } else if message.isObsolete {
        summary.skip("obsolete messages")
      } else {
        unit = self.unit(message)
        return true
      }
    }
    return false
  }

  private mutating func readHeader(_ message: POMessage) throws(InputError) {
    metadata = POHeader.fields(message.forms.first ?? "")
    source = POHeader.language("X-Source-Language", in: metadata)
    target = POHeader.language("Language", in: metadata)
    for (wanted, found, option) in [(options.from, source, "--from"), (options.to, target, "--to")] {
      if let wanted, let found, !wanted.matches(found) {
        throw InputError(
          "the file holds \(found) where \(wanted) is asked for", at: message.location,
          remedy: "check \(option)")
      }
    }
  }

  private mutating func unit(_ message: POMessage) -> TranslationUnit {
    summary.unitCount += 1
    var unit = TranslationUnit(
      id: String(summary.unitCount), document: message.document, source: message.source,
      targets: message.forms.allSatisfy(\.isEmpty) ? [] : message.forms,
      sourceLanguage: source ?? options.from,
      targetLanguage: target ?? options.to, flags: message.flags, context: message.context ?? "",
      notes: message.notes, sourceLocation: message.location, targetLocation: message.targetLocation)
    unit.properties = message.properties
    if message.context == "" { unit.properties.append(UnitProperty("msgctxt", "")) }
    if let plural = message.plural { unit.properties.append(UnitProperty(TranslationUnit.plural, plural)) }
    if let tag = unit.sourceLanguage { summary.count(tag) }
    if let tag = unit.targetLanguage, !unit.targets.isEmpty { summary.count(tag) }
    return unit
  }
}

/// One entry of a PO file.
struct POMessage {
  var context: String?
  var source = ""
  var plural: String?
  /// The translations as they stand, empty ones too.
  var forms: [String] = []
  var flags: [String] = []
  var notes: [String] = []
  var properties: [UnitProperty] = []
  var document = ""
  var isObsolete = false
  var location: Location
  var targetLocation: Location

  init(at location: Location) {
    self.location = location
    targetLocation = location
  }

  var isHeader: Bool { source.isEmpty && context == nil && !isObsolete }
}
