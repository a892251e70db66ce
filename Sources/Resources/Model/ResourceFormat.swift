import TextModel

/// A format of resource files or documents: how its texts are found, and how a text is written into it.
///
/// To add one, conform a type in a file of its own and add a line to ``ResourceFormats/all``; the conformance suite then
/// runs on its samples. Splicing, encodings, checking and positions are the same for all and are not its business.
public protocol ResourceFormat: Sendable {
  /// The name for `--input-format`.
  var name: String { get }
  /// The format's name for people.
  var title: String { get }
  /// File name extensions without the dot, in lower case.
  var fileExtensions: [String] { get }
  /// What units of this format can have.
  var features: Set<ResourceFeature> { get }
  /// How comments are written; empty where there are none.
  var comments: [CommentSyntax] { get }

  /// Whether a file with one of the extensions is this format, where several share one.
  func accepts(name: String, head: [UInt8]) -> Bool
  /// The encoding that a file names itself, and the one to fall back on when it is not UTF-8.
  func encodings(_ head: [UInt8]) throws(InputError) -> (declared: TextEncoding?, fallback: TextEncoding?)
  /// The text of a file, for formats that are not text themselves.
  func text(of contents: [UInt8], name: String) throws(InputError) -> SourceText
  /// The texts of a file, in its order.
  /// - Throws: ``InputError`` with line and column at the first defect.
  func units(of text: SourceText) throws(InputError) -> [ResourceUnit]
  /// A part of a text as it is written inside the unit's value.
  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String
  /// What replaces the whole value of a unit.
  func rendered(_ content: String, codes: [InlineCode], in unit: ResourceUnit, of text: SourceText) -> String
}

/// What a format can hold beyond texts.
public enum ResourceFeature: String, Sendable, CaseIterable {
  /// Texts can be replaced.
  case rewriting
  /// Plural forms.
  case plurals
  /// Mark-up inside texts, told apart from them.
  case codes
  /// Remarks for translators.
  case notes
  /// Both languages.
  case bilingual
  /// A document to read rather than a list of messages.
  case document
}

extension ResourceFormat {
  public var comments: [CommentSyntax] { [] }

  public func accepts(name: String, head: [UInt8]) -> Bool { true }

  public func encodings(_ head: [UInt8]) throws(InputError) -> (
    declared: TextEncoding?, fallback: TextEncoding?
  ) { (nil, nil) }

  public func text(of contents: [UInt8], name: String) throws(InputError) -> SourceText {
    let encodings = try encodings(contents)
    return try SourceText(contents, name: name, declared: encodings.declared, fallback: encodings.fallback)
  }

  public func rendered(_ content: String, codes: [InlineCode], in unit: ResourceUnit, of text: SourceText)
    -> String
  { spliced(content, codes: codes, in: unit, of: text) }

  /// A text as it stands in the unit's value, with its codes in their places.
  func spliced(_ content: String, codes: [InlineCode], in unit: ResourceUnit, of text: SourceText) -> String {
    if codes.isEmpty { return escaped(content, in: unit, of: text) }
    var out = ""
    let bytes = Array(content.utf8)
    var done = 0
    func part(_ end: Int) -> String {
      escaped(String(decoding: bytes[done..<end], as: UTF8.self), in: unit, of: text)
    }
    for code in codes where code.offset >= done && code.offset <= bytes.count {
      if code.offset > done { out += part(code.offset) }
      out += code.content
      done = code.offset
    }
    return done < bytes.count ? out + part(bytes.count) : out
  }
}
