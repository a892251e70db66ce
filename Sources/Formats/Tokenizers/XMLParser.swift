import TextModel

/// Reads an XML document; a format is a subclass that overrides the three events.
///
/// What is refused, and how, ``XMLRecorder`` says.
class XMLParser {
  private var tapes: XMLTapes
  private var tape = XMLTape()
  /// The qualified names of the document, by their numbers.
  private var names: [String] = []

  /// - Parameters:
  ///   - textElements: The elements whose text is of interest, that of elements inside them too; `nil` for all.
  ///   - threads: With 2, long documents are parsed on a thread of their own.
  init(_ source: ByteSource, limits: Limits, textElements: Set<String>? = nil, threads: Int = 1) {
    tapes = XMLTapes(XMLRecorder(source, limits: limits, textElements: textElements), threads: threads)
  }

  /// An element begins. Equal names have equal numbers; an ``XMLVocabulary`` says what they mean.
  func begin(_ name: Int, _ attributes: borrowing XMLAttributes, at place: TextPlace) throws(InputError) {}

  /// An element ends.
  func finish(_ name: Int, at place: TextPlace) throws(InputError) {}

  /// A part of the text of the open element: text may come in any number of parts.
  func characters(_ bytes: Span<UInt8>, at place: TextPlace) throws(InputError) {}

  /// Reads the next part of the document; `false` when it has ended.
  /// - Throws: ``InputError`` at the first defect, when all before it was read.
  final func advance() throws(InputError) -> Bool {
    if let failure = tape.failure { throw failure }
    if tape.isLast { return false }
    tapes.next(into: &tape)
    names += tape.names
    try replay()
    return true
  }

  /// The qualified name with that number.
  final func qualifiedName(_ number: Int) -> String { names[number] }

  private func replay() throws(InputError) {
    for event in tape.events {
      let place = TextPlace(line: Int(event.line), column: Int(event.column))
      let range = Int(event.start)..<Int(event.end)
      let number = Int(event.name)
      switch event.kind {
      case .begin: try begin(number, XMLAttributes(of: number, names, tape, range), at: place)
      case .finish: try finish(number, at: place)
      case .text: try characters(tape.bytes.span.extracting(range), at: place)
      }
    }
  }
}
