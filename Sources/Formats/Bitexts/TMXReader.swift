import TextModel

/// Reads one language pair of a TMX file, 1.1 to 1.4b (LISA OSCAR, TMX 1.4b, 2005).
///
/// Inline codes become the unit's codes; its texts are what stands outside them. `hi` marks text that stays text.
final class TMXReader: XMLParser, UnitReader {
  private let handler: CallbackState<TMXHandler>

  init(_ source: ByteSource, options: ReadOptions) {
    handler = CallbackState(TMXHandler(file: source.name, options: options))
    super.init(source, limits: options.limits)
  }

  var summary: ReadSummary { handler.value.summary }
  var columns: Set<UnitColumn> { Set(UnitColumn.allCases) }

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
    let name = handler.value.vocabulary.meaning(of: name, in: self)
    try handler.value.start(name, attributes, at: place)
    wantsText = handler.value.wantsText
  }

  override func finish(_ name: Int, at place: TextPlace) throws(InputError) {
    let name = handler.value.vocabulary.meaning(of: name, in: self)
    try handler.value.end(name, at: place)
    wantsText = handler.value.wantsText
  }

  override func characters(_ bytes: Span<UInt8>, at place: TextPlace) throws(InputError) {
    try handler.value.text(bytes, at: place)
  }
}
