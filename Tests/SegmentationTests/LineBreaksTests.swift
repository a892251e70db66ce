import Segmentation
import TestSupport
import Testing

@Suite("Line breaks") struct LineBreaksTests {
  @Test(
    "cut a text into paragraphs",
    arguments: [
      (LineBreaks.hard, "One\n¦two\n\n¦three"), (.blankLine, "One\ntwo\n\n¦three"),
      (.soft, "One\ntwo\n\nthree"),
      (.hard, "One\r\n¦two\r¦three"), (.blankLine, "One\r\ntwo\r\n\r\n¦three"),
      (.auto, "It was a cold\nnight."), (.auto, "features\n¦manager\n¦events"), (.auto, "Title\n¦The text."),
      (.auto, "Buy:\n¦- bread\n¦- salt"), (.hard, ""), (.auto, "\n\n"),
    ])
  func paragraphs(_ lineBreaks: LineBreaks, sample: String) {
    let marked = MarkedText(sample)
    let ranges = SentenceSegmenter.paragraphs(in: marked.text, lineBreaks: lineBreaks)
    #expect(ranges.dropFirst().map(\.lowerBound) == marked.marks)
  }

  @Test("of wrapped text are seen by its width")
  func wrapped() {
    let line = "Words that fill this line of the text up to its right margin here"
    let text = "\(line)\n\(line)\n\(line)\nthe end.\n\(line)\n\(line)\n\(line)"
    #expect(SentenceSegmenter.paragraphs(in: text, lineBreaks: .auto).count == 2)
  }
}
