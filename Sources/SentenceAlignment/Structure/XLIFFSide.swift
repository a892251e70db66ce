import Formats
import TextModel

/// The texts of one language of an XLIFF file, as a document.
public struct XLIFFSide: Sendable {
  public let document: StructuredDocument
  /// As the file says; `nil` when it does not.
  public let language: LanguageTag?
  /// Whether these are the translations.
  public let isTarget: Bool
  /// What the file says its languages are.
  private let stated: [LanguageTag]

  /// Whether a file is XLIFF by its name.
  public static func isXLIFF(_ file: InputFile) -> Bool {
    file.baseName.lowercased().split(separator: ".").dropFirst().contains { $0 == "xlf" || $0 == "xliff" }
  }

  /// Reads the side in a language.
  ///
  /// - Parameters:
  ///   - language: What the texts are in; `nil`, or a language that the file does not name, goes by `prefersTarget`.
  ///   - prefersTarget: Whether the translations are meant when the language does not tell.
  /// - Throws: ``InputError`` when the file cannot be read, or the side holds no text.
  public init(_ file: InputFile, language: LanguageTag?, prefersTarget: Bool = false) throws(InputError) {
    var bitext = try Bitext(file, format: .xliff)
    let units = try bitext.readAll()
    let languages = (
      source: units.lazy.compactMap(\.sourceLanguage).first,
      target: units.lazy.compactMap(\.targetLanguage).first
    )
    let isSource = language != nil && language?.base == languages.source?.base
    let isTarget = !isSource && (prefersTarget || language != nil && language?.base == languages.target?.base)
    self.isTarget = isTarget
    stated = [languages.source, languages.target].compactMap { $0 }
    self.language = isTarget ? languages.target : languages.source
    let texts = units.map { unit in
      isTarget ? (unit.target ?? "", unit.targetLocation) : (unit.source, unit.sourceLocation)
    }
    document = StructuredDocument(
      name: file.name,
      blocks: texts.filter { $0.0.contains { !$0.isWhitespace } }.map { .init(.paragraph, $0.0, at: $0.1) })
    if document.blocks.isEmpty {
      throw InputError(
        isTarget ? "the file holds no translation" : "the file holds no text", at: Location(file: file.name),
        remedy: "check that this is the right file")
    }
  }
  /// Refuses a language that is none of those that the file states.
  ///
  /// - Throws: ``InputError`` that names them.
  public func requireStated(_ language: LanguageTag) throws(InputError) {
    if stated.isEmpty || stated.contains(where: { $0.base == language.base }) { return }
    throw InputError(
      "the file is in \(stated.map(\.description).joined(separator: " and ")), not in \(language)",
      at: Location(file: document.name), remedy: "name one of its languages with --from or --to")
  }
}
