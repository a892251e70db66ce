import ArgumentParser
import LocaleProfiles
import Segmentation
import TextModel

extension LineBreaks: ExpressibleByArgument {}

/// `glosa segment`: one sentence a line.
struct SegmentCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }
  enum Words: String, ExpressibleByArgument, CaseIterable { case lines, spaces }

  static let configuration = CommandConfiguration(
    commandName: "segment", abstract: "Cut a text into sentences and words.")

  @Argument(help: "The text file; - is standard input.")
  var file = "-"

  @Option(name: [.long, .customLong("language")], help: "Language, a BCP 47 tag (default: from the file's name or text).")
  var from: LanguageTag?

  @Option(
    name: .customLong("line-breaks"),
    help: "How line ends are read: soft (a space), hard, blank-line, or auto (by the look of the text).")
  var lineBreaks = LineBreaks.auto

  @Option(help: "Cut sentences into words: lines (a word a line) or spaces (words between spaces).")
  var words: Words?

  @Flag(help: "Print each place where a sentence might end, and the rule that decided.")
  var explain = false

  @Option(name: .customLong("output-format"), help: "text or jsonl, with byte ranges in the file.")
  var format = Format.text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let stream = TextStream(name: file, lineBreaks: lineBreaks)
    var printer: SegmentPrinter?
    try stream.forEach { sample in
      let tag = DocumentLanguage.resolve(from, path: file, sample: sample, options: common)
      printer = try SegmentPrinter(
        profile: LocaleLibrary.shared.profile(for: tag), words: words, isJSON: format == .jsonl, explains: explain)
    } body: { paragraph in
      try printer?.print(paragraph) ?? 0
    }
    try printer?.flush()
  }
}

/// Prints the sentences of paragraphs as `glosa segment` is asked to.
struct SegmentPrinter {
  private let sentences: SentenceSegmenter
  private let segmenter: WordSegmenter
  private let words: SegmentCommand.Words?
  private let isJSON: Bool
  private let explains: Bool
  private let writer = ResultWriter()
  private var paragraphNumber = 0

  init(profile: LocaleProfile, words: SegmentCommand.Words?, isJSON: Bool, explains: Bool) throws(InputError) {
    sentences = try SentenceSegmenter(profile: profile)
    segmenter = try WordSegmenter(profile: profile)
    self.words = words
    self.isJSON = isJSON
    self.explains = explains
  }

  /// Prints a paragraph and returns how many of its bytes are done.
  mutating func print(_ paragraph: TextStream.Paragraph) throws -> Int {
    let text = paragraph.text
    var ranges = sentences.sentences(in: text)
    // The last sentence of an open paragraph may go on; it comes again, unless it is all there is.
    let isCut = paragraph.isOpen && ranges.count > 1
    let open = isCut ? ranges.removeLast().lowerBound : text.utf8.count
    if explains, !isJSON {
      for decision in sentences.explain(text) where decision.offset <= open {
        try writer.write(line(decision, in: text, at: paragraph.offset))
      }
    } else {
      for range in ranges { try print(range, in: text, at: paragraph.offset) }
    }
    if !paragraph.isOpen { paragraphNumber += 1 }
    return open
  }

  func flush() throws { try writer.flush() }

  private func print(_ range: Range<Int>, in text: String, at offset: Int) throws {
    let sentence = text.slice(range)
    if isJSON {
      try writer.write(json(sentence, range, offset) + "\n")
    } else if let words {
      let tokens = segmenter(sentence)
      let separator = words == .lines ? "\n" : " "
      try writer.write(tokens.tokens.map { tokens[$0] }.joined(separator: separator) + "\n")
      if words == .lines { try writer.write("\n") }
    } else {
      try writer.write(sentence.onOneLine)
      try writer.write("\n")
    }
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

  /// Offset in the file, verdict, rule, and the text around the place.
  private func line(_ decision: SentenceDecision, in text: String, at offset: Int) -> String {
    let before = String(text.slice(0..<decision.offset).suffix(30)).onOneLine
    let after = String(text.slice(decision.offset..<text.utf8.count).prefix(30)).onOneLine
    let verdict = decision.isBreak ? "break" : "join"
    return "\(offset + decision.offset)\t\(verdict)\t\(decision.rule.rawValue)\t\(before)¦\(after)\n"
  }
}

extension String {
  /// The text of a byte range on scalar boundaries.
  func slice(_ range: Range<Int>) -> String {
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(self[start..<utf8.index(start, offsetBy: range.count)])
  }

  /// Line ends and tabs, with the spaces around them, made one space.
  var onOneLine: String {
    guard utf8.contains(where: { $0 < 0x20 }) else { return self }
    var out: [UInt8] = []
    for byte in utf8 {
      if byte <= 0x20 {
        if out.last != 0x20 { out.append(0x20) }
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
