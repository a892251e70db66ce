import TextModel

/// Reads gettext PO and POT files (GNU gettext 0.21, "The Format of PO Files").
///
/// Extracted comments are the unit's notes; comments of translators, references and earlier texts are properties.
/// The header is no unit; obsolete entries are counted and passed over.
struct POReader: UnitReader {
  private var lines: POLines
  private let options: ReadOptions
  private var obsoleteCount = 0
  private var unitCount = 0
  private var translatedCount = 0
  private(set) var metadata: [UnitProperty] = []
  private var source: LanguageTag?
  private var target: LanguageTag?
  private var isFirst = true

  init(_ source: TextSource, options: ReadOptions) {
    lines = POLines(source, limits: options.limits)
    self.options = options
  }

  var summary: ReadSummary {
    var summary = ReadSummary()
    summary.unitCount = unitCount
    if let tag = source ?? options.from, unitCount > 0 { summary.count(tag, unitCount) }
    if let tag = target ?? options.to, translatedCount > 0 { summary.count(tag, translatedCount) }
    if obsoleteCount > 0 { summary.skip("obsolete messages", obsoleteCount) }
    return summary
  }

  var columns: Set<UnitColumn> { [.id, .document, .context, .flags, .notes] }

  mutating func next(into unit: inout TranslationUnit) throws(InputError) -> Bool {
    while var message = try lines.nextMessage() {
      let mayBeHeader = isFirst
      isFirst = false
      if mayBeHeader && message.isHeader {
        try readHeader(message)
      } else if message.isObsolete {
        obsoleteCount += 1
      } else {
        fill(&unit, from: &message)
        return true
      }
    }
    return false
  }

  private mutating func readHeader(_ message: POMessage) throws(InputError) {
    metadata = POHeader.comments(of: message) + POHeader.fields(message.forms.first ?? "")
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

  /// Moves what the message holds into the unit, in place.
  private mutating func fill(_ unit: inout TranslationUnit, from message: inout POMessage) {
    unitCount += 1
    unit.begin(id: String(unitCount))
    swap(&unit.document, &message.document)
    swap(&unit.source, &message.source)
    if message.forms.contains(where: { !$0.isEmpty }) {
      swap(&unit.targets, &message.forms)
      translatedCount += 1
    }
    unit.sourceLanguage = source ?? options.from
    unit.targetLanguage = target ?? options.to
    if !message.flags.isEmpty { swap(&unit.flags, &message.flags) }
    if let context = message.context { unit.context = context }
    if !message.notes.isEmpty { swap(&unit.notes, &message.notes) }
    swap(&unit.sourceLocation, &message.location)
    swap(&unit.targetLocation, &message.targetLocation)
    if !message.properties.isEmpty { swap(&unit.properties, &message.properties) }
    if message.context == "" { unit.properties.append(UnitProperty("msgctxt", "")) }
    if let plural = message.plural { unit.properties.append(UnitProperty(TranslationUnit.plural, plural)) }
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
