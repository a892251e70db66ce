import TextModel

/// Reads one language pair of a TMX file, 1.1 to 1.4b (LISA OSCAR, TMX 1.4b, 2005).
///
/// Inline codes become the unit's codes; its texts are what stands outside them. `hi` marks text that stays text.
final class TMXReader: XMLParser, UnitReader {
  private let handler: CallbackState<TMXHandler>

  init(_ source: ByteSource, options: ReadOptions) {
    handler = CallbackState(TMXHandler(file: source.name, options: options))
    super.init(
      source, limits: options.limits, textElements: TMXHandler.textElements, threads: options.threads)
  }

  var summary: ReadSummary { handler.value.summary }
  var columns: Set<UnitColumn> { Set(UnitColumn.allCases) }
  var metadata: [UnitProperty] { handler.value.metadata }

  func next(into unit: inout TranslationUnit) throws(InputError) -> Bool {
    while handler.value.units.isEmpty {
      if try !advance() { return false }
    }
    handler.value.units.next(into: &unit)
    return true
  }

  override func begin(
    _ name: Int, _ attributes: borrowing XMLAttributes, at place: TextPlace
  ) throws(InputError) {
    try handler.value.start(
      handler.value.vocabulary.meaning(of: name, in: self), attributes, at: place)
  }

  override func finish(_ name: Int, at place: TextPlace) throws(InputError) {
    try handler.value.end(handler.value.vocabulary.meaning(of: name, in: self), at: place)
  }

  override func characters(_ bytes: Span<UInt8>, at place: TextPlace) throws(InputError) {
    try handler.value.text(bytes, at: place)
  }
}
