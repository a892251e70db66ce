import Formats
import TextModel

/// The article of the repository's glossary, many times over, as paragraphs.
struct SampleText {
  let paragraphs: [String]
  let bytes: Int
  let scalars: Int

  /// - Parameters:
  ///   - language: `en` or `es`.
  ///   - size: At least this many bytes.
  init(language: String, size: Int = 4_000_000) throws(InputError) {
    // Sources/Benchmarks/SampleText.swift → the package's folder.
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let file = InputFile("/\(root)/Glossaries/ai-open-source/example/article.\(language).txt")
    let article = try TextDocument.plainText(file).blocks.map(\.text)
    let length = article.reduce(0) { $0 + $1.utf8.count }
    paragraphs = Array(repeatElement(article, count: size / length + 1).joined())
    bytes = paragraphs.reduce(0) { $0 + $1.utf8.count }
    scalars = paragraphs.reduce(0) { $0 + $1.unicodeScalars.count }
  }
}
