import Formats
import Segmentation
import SentenceAlignment
import TextModel
import LocaleProfiles

/// How files are read as documents.
struct DocumentReading {
  /// Whether they hold one sentence a line, blank lines counted.
  var segmented = false
  /// How the line ends of plain text are read.
  var lineBreaks = LineBreaks.auto
  /// How mark-up inside of texts is shown.
  var markup = StructuredDocument.Markup.leftOut
  /// Where their contents come from.
  var contents = FileContents()
}

/// A document as it was read, whatever its format.
enum DocumentContents {
  case lines(String, name: String)
  case document(StructuredDocument)
  case side(XLIFFSide)

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - language: As the user gave it.
  ///   - prefersTarget: Whether the translations of a bilingual file are meant.
  /// - Throws: ``InputError`` when it cannot be read, is no document, or does not hold the language.
  init(
    _ path: String, _ reading: DocumentReading, language: LanguageTag? = nil, prefersTarget: Bool = false
  ) throws(InputError) {
    let file = reading.contents.file(path)
    if reading.segmented {
      let file = try file.rereadable()
      try BinaryFile.refuse(file)
      self = .lines(try TextDocument.plainText(file, layout: .lines).text, name: path)
    } else if XLIFFSide.isXLIFF(file) {
      let side = try XLIFFSide(
        file, language: language ?? LanguageResolution.tag(inPath: path), prefersTarget: prefersTarget)
      if let language { try side.requireStated(language) }
      self = .side(side)
    } else {
      self = .document(
        try StructuredDocument(file, markup: reading.markup, lineBreaks: reading.lineBreaks))
    }
  }

  /// The language that the file itself names.
  var language: LanguageTag? {
    if case .side(let side) = self { side.language } else { nil }
  }

  /// About so many bytes of the beginning.
  ///
  /// - Parameter skipsCode: Whether code is left out, which tells nothing about the language.
  func beginning(_ count: Int = 20_000, skipsCode: Bool = true) -> String {
    switch self {
    case .lines(let text, _): String(text.prefix(count))
    case .document(let document): document.beginning(count, skipsCode: skipsCode)
    case .side(let side): side.document.beginning(count, skipsCode: skipsCode)
    }
  }

  /// - Throws: ``InputError`` when ICU has no break rules.
  func sentences(_ profile: LocaleProfile) throws(InputError) -> SentenceList {
    switch self {
    case .lines(let text, let name): SentenceList(lines: text, name: name)
    case .document(let document): try SentenceList(document, profile: profile)
    case .side(let side): try SentenceList(side.document, profile: profile)
    }
  }

  /// Which texts of an XLIFF file were read.
  ///
  /// - Parameter option: The one that tells the language.
  func note(_ path: String, _ option: String) -> String? {
    guard case .side(let side) = self else { return nil }
    let language = side.language.map { " (\($0))" } ?? ""
    let (read, other) = side.isTarget ? ("translations", "source texts") : ("source texts", "translations")
    return
      "\(path.visible): its \(read)\(language) are read; \(option) with their language reads the \(other)"
  }
}
