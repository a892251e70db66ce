/// A source text and its translation, with where both came from.
public struct TranslationUnit: Hashable, Sendable {
  /// The unit's name in its file (a key, `tuid`, row number); unique only where the file makes it so.
  public var id: String
  /// The document that the unit belongs to; empty when the file holds just one.
  public var document: String
  /// The source text.
  public var source: String
  /// The translations: none when untranslated, one as a rule, several for plural forms.
  public var targets: [String]
  public var sourceLanguage: LanguageTag?
  public var targetLanguage: LanguageTag?
  /// Flags in gettext's style: `python-format`, `max-length:30`, `ignore-number-value`.
  public var flags: [String]
  /// What tells equal source texts apart, such as a gettext context; empty when there is none.
  public var context: String
  /// Remarks for translators, in the order of the file.
  public var notes: [String]
  /// Where the source text begins.
  public var sourceLocation: Location
  /// Where the target text begins; the unit's place when it has no target.
  public var targetLocation: Location
  /// How sure an aligner was that both sides belong together, 0 to 1; `nil` when the file itself paired them.
  public var confidence: Float?
  /// The codes that stand in the source text, in the order of their offsets.
  public var sourceCodes: [InlineCode] = []
  /// The codes that stand in the first target text, in the order of their offsets.
  public var targetCodes: [InlineCode] = []
  /// Further values that the file attaches to the unit, in its order.
  public var properties: [UnitProperty] = []

  public init(
    id: String, document: String = "", source: String, targets: [String] = [],
    sourceLanguage: LanguageTag? = nil, targetLanguage: LanguageTag? = nil, flags: [String] = [],
    context: String = "", notes: [String] = [], sourceLocation: Location = Location(file: "-"),
    targetLocation: Location? = nil, confidence: Float? = nil
  ) {
    self.id = id
    self.document = document
    self.source = source
    self.targets = targets
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.flags = flags
    self.context = context
    self.notes = notes
    self.sourceLocation = sourceLocation
    self.targetLocation = targetLocation ?? sourceLocation
    self.confidence = confidence
  }

  /// The translation, or the first of several plural forms; `nil` when untranslated.
  public var target: String? { targets.first }

  /// The name of the property that holds the source's plural form.
  package static let plural = "msgid_plural"

  /// The source's plural form; `nil` when there is none.
  package var plural: String? { properties.first { $0.name == Self.plural }?.value }

  /// The name of the property that holds the source's form `other`, where the unit is another plural form of a message.
  package static let otherForm = "plural_other"

  /// The source's form `other`, where the unit is another plural form of a message.
  package var otherForm: String? { properties.first { $0.name == Self.otherForm }?.value }

  /// The texts inside the codes, each a unit of its own named after this one: `12/sub1`, `12/sub2`, …
  ///
  /// They are paired by their order, and have no translation where the two sides have different numbers of them.
  public var subflowUnits: [TranslationUnit] {
    let sources = Self.subflows(in: sourceCodes)
    let translations = Self.subflows(in: targetCodes)
    return sources.indices.map { index in
      var unit = TranslationUnit(
        id: "\(id)/sub\(index + 1)", document: document, source: sources[index],
        targets: translations.count == sources.count ? [translations[index]] : [],
        sourceLanguage: sourceLanguage, targetLanguage: targetLanguage, context: context,
        sourceLocation: sourceLocation, targetLocation: targetLocation)
      unit.flags = flags
      return unit
    }
  }

  private static func subflows(in codes: [InlineCode]) -> [String] {
    codes.flatMap { code in code.subflows.map { code.text(of: $0) } }
  }

  /// Makes the translation the source, and the source its translation.
  ///
  /// - Returns: Whether it could be done: a unit with no translation, or with several, stays as it is.
  public mutating func reverse() -> Bool {
    guard targets.count == 1 else { return false }
    swap(&source, &targets[0])
    swap(&sourceLanguage, &targetLanguage)
    swap(&sourceLocation, &targetLocation)
    swap(&sourceCodes, &targetCodes)
    return true
  }
}
