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

  func next() throws(InputError) -> TranslationUnit? {
    while handler.value.units.isEmpty, try advance() {}
    return handler.value.units.next()
  }

  override func begin(
    _ name: Int, _ attributes: borrowing XMLAttributes, at place: XMLPlace
  ) throws(InputError) {
    let name = handler.value.vocabulary.meaning(of: name, in: self)
    try handler.value.start(name, attributes, at: place)
  }

  override func finish(_ name: Int, at place: XMLPlace) throws(InputError) {
    let name = handler.value.vocabulary.meaning(of: name, in: self)
    try handler.value.end(name, at: place)
  }

  override func characters(_ bytes: Span<UInt8>, at place: XMLPlace) throws(InputError) {
    try handler.value.text(bytes, at: place)
  }
}

/// Units that were read and not yet taken, first in, first out.
struct UnitQueue {
  private var arrived: [TranslationUnit] = []
  /// The next unit is the last one, so that taking it moves nothing.
  private var leaving: [TranslationUnit] = []

  mutating func append(_ unit: TranslationUnit) { arrived.append(unit) }

  var isEmpty: Bool { arrived.isEmpty && leaving.isEmpty }

  mutating func next() -> TranslationUnit? {
    if leaving.isEmpty {
      swap(&arrived, &leaving)
      leaving.reverse()
    }
    return leaving.popLast()
  }
}
