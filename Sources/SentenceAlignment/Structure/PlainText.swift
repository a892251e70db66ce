import Segmentation
import TextModel

/// Plain text as blocks: paragraphs, list items, and headings that are underlined.
enum PlainText {
  /// The blocks of a text, cut at line ends as `glosa segment` does.
  static func blocks(of text: String, in name: String, lineBreaks: LineBreaks) -> [StructuredDocument.Block] {
    let bytes = Array(text.utf8)
    var blocks: [StructuredDocument.Block] = []
    var location = Location(file: name, line: 1, column: 1)
    var end = 0
    for range in SentenceSegmenter.paragraphs(in: text, lineBreaks: lineBreaks) {
      let gap = bytes[end..<range.lowerBound]
      location = location.advanced(over: gap)
      let paragraph = bytes[range]
      if isRule(paragraph) {
        let follows = gap.count(where: { $0 == 10 }) < 2 && end > 0
        if follows, let last = blocks.indices.last, blocks[last].kind == .paragraph {
          blocks[last].kind = .heading
        }
      } else {
        let kind: BlockKind = beginsItem(paragraph) ? .listItem : .paragraph
        blocks.append(.init(kind, String(decoding: paragraph, as: UTF8.self), at: location))
      }
      location = location.advanced(over: paragraph)
      end = range.upperBound
    }
    return blocks
  }

  /// Whether a line is one of equal signs that underlines a heading or parts sections.
  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, line.count >= 3 else { return false }
    return Array("=-~^*#_+\"'`".utf8).contains(first) && line.allSatisfy { $0 == first }
  }

  /// Whether a text begins with the mark of a list item: `- `, `• `, `12. `, `3) `.
  private static func beginsItem(_ text: ArraySlice<UInt8>) -> Bool {
    let rest = text.drop { (48...57).contains($0) }
    let marks = rest.count < text.count ? [".", ")"] : ["-", "*", "+", "•", "–"]
    guard rest.startIndex - text.startIndex <= 3,
      let mark = marks.first(where: { rest.starts(with: $0.utf8) })
    else { return false }
    return rest.dropFirst(mark.utf8.count).first == 32
  }
}
