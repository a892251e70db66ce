import Formats
import LocaleProfiles
import Segmentation
import TextModel

/// A document cut into sentences, each with its place in the file.
public struct SentenceList: Hashable, Sendable {
  public var sentences: [String]
  /// Where each sentence begins.
  public var locations: [Location]
  /// The number of the block that each sentence stands in.
  public var blocks: [Int]
  /// The kind of the block that each sentence stands in.
  public var kinds: [BlockKind]

  public init(
    sentences: [String] = [], locations: [Location] = [], blocks: [Int] = [], kinds: [BlockKind] = []
  ) {
    self.sentences = sentences
    self.locations = locations
    self.blocks = blocks
    self.kinds = kinds
  }

  /// The sentences of a document's blocks, each on one line. A heading is one sentence, with its number; so is a
  /// block of code, as it is.
  ///
  /// - Throws: ``InputError`` when ICU has no break rules.
  public init(_ document: StructuredDocument, profile: LocaleProfile) throws(InputError) {
    self.init()
    let segmenter = try SentenceSegmenter(profile: profile)
    for (number, block) in document.blocks.enumerated() {
      if block.kind == .code || block.kind == .heading {
        let text = block.kind == .code ? block.text : block.text.onOneLine
        append(text, at: block.location, block: number, kind: block.kind)
        continue
      }
      let bytes = Array(block.text.utf8)
      var location = block.location
      var end = 0
      for range in segmenter.sentences(in: block.text.withSpacesForLineEnds) {
        location = location.advanced(over: bytes[end..<range.lowerBound])
        end = range.lowerBound
        let sentence = String(decoding: bytes[range], as: UTF8.self).onOneLine
        append(sentence, at: location, block: number, kind: block.kind)
      }
    }
  }

  /// The sentences of a file, guided by its structure: Markdown, HTML or XLIFF by its name, plain text otherwise.
  ///
  /// ```swift
  /// let profile = LocaleLibrary.shared.profile(for: LanguageTag("es")!)
  /// let list = try SentenceList(of: InputFile("guide.es.md"), profile: profile)
  /// ```
  ///
  /// - Throws: ``InputError`` when the file cannot be read, is no text, or holds nothing but space.
  public init(of file: InputFile, profile: LocaleProfile) throws(InputError) {
    try self.init(StructuredDocument(file), profile: profile)
  }

  /// Every line of a document as a sentence, blank ones too, so that numbers are those of the lines.
  public init(lines text: String, name: String) {
    self.init()
    var lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for (number, line) in lines.enumerated() {
      let sentence = String(Substring(line.last == 13 ? line.dropLast() : line))
      append(sentence, at: Location(file: name, line: number + 1, column: 1), block: number, kind: .paragraph)
    }
  }

  /// Adds a sentence at the end.
  public mutating func append(_ sentence: String, at location: Location, block: Int, kind: BlockKind) {
    sentences.append(sentence)
    locations.append(location)
    blocks.append(block)
    kinds.append(kind)
  }

  /// Neighbouring sentences as one text.
  public func text(of range: Range<Int>) -> String { sentences[range].joined(separator: " ") }

  /// The blocks as paragraph numbers; `nil` when every sentence is a block of its own, which guides nothing.
  var paragraphs: [Int]? { Set(blocks).count == sentences.count && Set(kinds).count < 2 ? nil : blocks }
}

extension String {
  /// The text with a space for each line end, byte for byte.
  fileprivate var withSpacesForLineEnds: String {
    guard utf8.contains(where: { $0 == 10 || $0 == 13 }) else { return self }
    return String(decoding: utf8.map { $0 == 10 || $0 == 13 ? 32 : $0 }, as: UTF8.self)
  }

  /// The text with one space for each run of blanks that holds a line end or a tab.
  fileprivate var onOneLine: String {
    guard utf8.contains(where: { $0 < 32 }) else { return self }
    var out: [UInt8] = []
    var blanks: [UInt8] = []
    for byte in utf8 {
      if byte <= 32 {
        blanks.append(byte)
        continue
      }
      out += blanks.allSatisfy { $0 == 32 } ? blanks : [32]
      blanks.removeAll(keepingCapacity: true)
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension Location {
  /// The place after some text that begins here.
  func advanced(over bytes: ArraySlice<UInt8>) -> Location {
    var result = self
    for byte in bytes {
      if byte == 10 {
        result.line += 1
        result.column = 1
      } else if byte & 0xC0 != 0x80, byte != 13 {
        result.column += 1
      }
    }
    return result
  }
}
