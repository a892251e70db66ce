import Formats
import TextModel

/// Plain text: paragraphs between blank lines where the text is wrapped, else every line a text.
struct PlainTextFormat: ResourceFormat {
  let name = "text"
  let title = "Plain text"
  let fileExtensions = ["txt", "text"]
  let features: Set<ResourceFeature> = [.rewriting, .document]

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    let scanner = ByteScanner(text)
    let document = TextDocument.plainText(String(decoding: text.bytes, as: UTF8.self), name: text.name)
    return document.blocks.enumerated().map { number, block in
      TextBlock(kind: .paragraph, lines: scanner.lines(block.byteRange)).unit(
        String(number + 1), marks: [], scanner)
    }
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    text.bytes.contains(13) ? part.replacing("\n", with: "\r\n") : part
  }
}

extension ByteScanner {
  /// The lines of a range, without their ends.
  func lines(_ range: Range<Int>) -> [Range<Int>] {
    var scanner = self
    (scanner.at, scanner.end) = (range.lowerBound, range.upperBound)
    var lines: [Range<Int>] = []
    while scanner.at < scanner.end {
      lines.append(scanner.at..<scanner.lineEnd)
      scanner.nextLine()
    }
    return lines
  }
}
