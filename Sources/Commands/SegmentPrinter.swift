import Formats
import LocaleProfiles
import Segmentation
import TextModel

/// Prints the sentences of paragraphs as `glosa segment` is asked to.
struct SegmentPrinter {
  private let sentences: SentenceSegmenter
  private let segmenter: WordSegmenter
  private let words: SegmentCommand.Words?
  private let isJSON: Bool
  private let explains: Bool
  private var paragraphNumber = 0

  init(
    sentences: SentenceSegmenter, segmenter: WordSegmenter, words: SegmentCommand.Words?, isJSON: Bool,
    explains: Bool
  ) {
    self.sentences = sentences
    self.segmenter = segmenter
    self.words = words
    self.isJSON = isJSON
    self.explains = explains
  }

  /// Prints a paragraph and returns how many of its bytes are done.
  mutating func print(_ paragraph: TextStream.Paragraph, to output: inout ByteWriter) throws -> Int {
    let text = paragraph.text
    var ranges = sentences.sentences(in: text)
    // The last sentence of an open paragraph may go on; it comes again, unless it is all there is.
    let isCut = paragraph.isOpen && ranges.count > 1
    let open = isCut ? ranges.removeLast().lowerBound : text.utf8.count
    if explains {
      for decision in sentences.explain(text) where decision.offset <= open {
        output.write(
          isJSON ? json(decision, paragraph.offset) : line(decision, in: text, at: paragraph.offset))
      }
    } else {
      for range in ranges { print(range, in: text, at: paragraph.offset, to: &output) }
    }
    if !paragraph.isOpen { paragraphNumber += 1 }
    try output.flushIfFull()
    return open
  }

  private func print(_ range: Range<Int>, in text: String, at offset: Int, to output: inout ByteWriter) {
    let sentence = text.slice(range)
    if isJSON {
      output.write(json(sentence, range, offset) + "\n")
    } else if let words {
      output.write(visibleWords(sentence).joined(separator: words == .lines ? "\n" : " ") + "\n")
      if words == .lines { output.write("\n") }
    } else {
      output.write(sentence.onOneLine)
      output.write("\n")
    }
  }

  /// The words as written: parts that a hyphen joins are one.
  private func visibleWords(_ sentence: String) -> [String] {
    let text = segmenter(sentence)
    var ranges: [Range<Int>] = []
    for token in text.tokens {
      if token.isJoined, let last = ranges.last {
        ranges[ranges.count - 1] = last.lowerBound..<token.range.upperBound
      } else {
        ranges.append(token.range)
      }
    }
    return ranges.map { text[$0] }
  }

  private func json(_ sentence: String, _ range: Range<Int>, _ offset: Int) -> String {
    let start = offset + range.lowerBound
    var line = "{\"text\":\(sentence.jsonString),\"start\":\(start),\"end\":\(offset + range.upperBound)"
    line += ",\"paragraph\":\(paragraphNumber)"
    if words != nil {
      let tokens = segmenter(sentence)
      let items = tokens.tokens.map {
        "{\"text\":\(tokens[$0].jsonString),\"start\":\(start + $0.range.lowerBound),"
          + "\"end\":\(start + $0.range.upperBound),\"kind\":\"\($0.kind)\",\"joined\":\($0.isJoined)}"
      }
      line += ",\"tokens\":[\(items.joined(separator: ","))]"
    }
    return line + "}"
  }

  private func json(_ decision: SentenceDecision, _ offset: Int) -> String {
    "{\"offset\":\(offset + decision.offset),\"break\":\(decision.isBreak),\"rule\":\"\(decision.rule.rawValue)\"}\n"
  }

  /// Offset in the file, verdict, rule, and the text around the place.
  private func line(_ decision: SentenceDecision, in text: String, at offset: Int) -> String {
    let before = String(text.slice(0..<decision.offset).suffix(30)).onOneLine.visible
    let after = String(text.slice(decision.offset..<text.utf8.count).prefix(30)).onOneLine.visible
    let verdict = decision.isBreak ? "break" : "join"
    return "\(offset + decision.offset)\t\(verdict)\t\(decision.rule.rawValue)\t\(before)¦\(after)\n"
  }
}
