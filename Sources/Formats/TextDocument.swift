import TextModel

/// A document in one language: its text and the blocks that hold what is to be translated.
public struct TextDocument: Hashable, Sendable {
  /// The file's name as the user gave it.
  public var name: String
  public var language: LanguageTag?
  /// The whole text; a byte order mark is dropped, line ends are as in the file.
  public var text: String
  /// In reading order, none empty.
  public var blocks: [TextBlock]

  public init(name: String, language: LanguageTag? = nil, text: String, blocks: [TextBlock]) {
    self.name = name
    self.language = language
    self.text = text
    self.blocks = blocks
  }
}

/// A paragraph, a heading or another part of a document that is translated as a whole.
public struct TextBlock: Hashable, Sendable {
  /// The block's text, exactly the bytes of ``byteRange``.
  public var text: String
  /// Half-open range of UTF-8 bytes in the document's text.
  public var byteRange: Range<Int>
  /// Where the block begins.
  public var location: Location

  public init(text: String, byteRange: Range<Int>, location: Location) {
    self.text = text
    self.byteRange = byteRange
    self.location = location
  }
}

/// How plain text is divided into blocks.
public enum PlainTextLayout: String, Sendable, CaseIterable {
  /// Every line that is not blank is a block.
  case lines
  /// Blank lines stand between blocks; the line ends inside a block are those of wrapped text.
  case paragraphs
  /// Paragraphs when the text looks wrapped, lines otherwise.
  case automatic
}

extension TextDocument {
  /// Reads a plain text file.
  ///
  /// - Throws: ``InputError`` when it cannot be read, is no text, or holds nothing but space.
  public static func plainText(
    _ file: InputFile, layout: PlainTextLayout = .automatic, language: LanguageTag? = nil
  ) throws(InputError) -> TextDocument {
    let document = plainText(try file.text(), name: file.name, layout: layout, language: language)
    if document.blocks.isEmpty {
      throw InputError(
        "the file holds no text", at: Location(file: file.name), remedy: "check that this is the right file")
    }
    return document
  }

  /// Divides a text that is in memory already.
  public static func plainText(
    _ text: String, name: String, layout: PlainTextLayout = .automatic, language: LanguageTag? = nil
  ) -> TextDocument {
    let lines = PlainLines(text)
    let joins = layout == .paragraphs || layout == .automatic && lines.lookWrapped
    return TextDocument(name: name, language: language, text: text, blocks: lines.blocks(name, joined: joins))
  }
}

/// The lines of a text as byte ranges without space at their ends.
private struct PlainLines {
  private let bytes: [UInt8]
  /// In order, blank lines included as empty ranges.
  private var ranges: [Range<Int>] = []
  private var starts: [Int] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    var start = 0
    for index in bytes.indices where bytes[index] == 10 || bytes[index] == 13 {
      if bytes[index] == 10, index > 0, bytes[index - 1] == 13 {
        start = index + 1
        continue
      }
      add(start, index)
      start = index + 1
    }
    add(start, bytes.count)
  }

  private mutating func add(_ start: Int, _ end: Int) {
    let isSpace = { (byte: UInt8) in byte == 32 || byte == 9 || byte == 12 }
    var range = start..<end
    while !range.isEmpty, isSpace(bytes[range.lowerBound]) { range = range.lowerBound + 1..<range.upperBound }
    while !range.isEmpty, isSpace(bytes[range.upperBound - 1]) {
      range = range.lowerBound..<range.upperBound - 1
    }
    ranges.append(range)
    starts.append(start)
  }

  /// Whether lines are cut by width: most lines that another line follows end inside a sentence, and none is long.
  var lookWrapped: Bool {
    var followed = 0
    var open = 0
    for (line, next) in zip(ranges, ranges.dropFirst()) where !line.isEmpty && !next.isEmpty {
      if bytes[line].count > 240 { return false }
      followed += 1
      if !endsSentence(line) { open += 1 }
    }
    return followed > 2 && open * 2 > followed && ranges.contains { $0.isEmpty }
  }

  /// Whether a line ends in a mark that ends sentences or introduces something, closing quotes aside.
  private func endsSentence(_ line: Range<Int>) -> Bool {
    let scalars = String(decoding: bytes[line].suffix(12), as: UTF8.self).unicodeScalars
    let closers: Set<Unicode.Scalar> = ["\"", "'", "”", "’", "»", ")", "]", "*", "_"]
    guard let last = scalars.last(where: { !closers.contains($0) }) else { return true }
    return [".", "!", "?", "…", ":", ";", "。", "！", "？"].contains(last)
  }

  func blocks(_ name: String, joined: Bool) -> [TextBlock] {
    var blocks: [TextBlock] = []
    var index = 0
    while index < ranges.count {
      var last = index
      if joined {
        while last + 1 < ranges.count, !ranges[index].isEmpty, !ranges[last + 1].isEmpty { last += 1 }
      }
      let range = ranges[index].lowerBound..<ranges[last].upperBound
      if !range.isEmpty {
        let column = bytes.span.extracting(starts[index]..<range.lowerBound).scalarCount + 1
        blocks.append(
          TextBlock(
            text: String(decoding: bytes[range], as: UTF8.self), byteRange: range,
            location: Location(file: name, line: index + 1, column: column)))
      }
      index = last + 1
    }
    return blocks
  }
}
