import FoundationEssentials
import TextModel
import UnicodeText
import WordAlignment

/// Reads bitexts for word alignment.
enum TokenizedInput {
  /// The pairs of all files, split into words.
  static func read(_ files: [String], isTokenized: Bool, languages: LanguageOptions) throws -> TokenizedBitext {
    var bitext = TokenizedBitext()
    let source = try isTokenized ? nil : Breaker(.word, locale: languages.from?.description ?? "")
    let target = try isTokenized ? nil : Breaker(.word, locale: languages.to?.description ?? "")
    for file in files {
      try forEachPair(in: file, languages: languages) { first, second in
        if let source, let target {
          bitext.append(source: words(of: first, source), target: words(of: second, target))
        } else {
          bitext.append(tokenizedSource: first, tokenizedTarget: second)
        }
      }
    }
    return bitext
  }

  /// Calls `body` with both sides of each line of a tab-separated file.
  ///
  /// A first line of language tags says which columns hold which language; without one, source comes first.
  private static func forEachPair(
    in file: String, languages: LanguageOptions, _ body: (Substring, Substring) -> Void
  ) throws {
    let text = try text(of: file)
    var columns = (source: 0, target: 1)
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let cells = (line.last == "\r" ? line.dropLast() : line).split(separator: "\t", omittingEmptySubsequences: false)
      if number == 1, let found = header(cells, languages) {
        columns = found
        continue
      }
      if cells == [""] && line.endIndex == text.endIndex { continue }
      guard cells.count > max(columns.source, columns.target) else {
        throw InputError(
          "a line with \(cells.count) columns", at: Location(file: file, line: number),
          remedy: "separate source and target by a tab")
      }
      body(cells[columns.source], cells[columns.target])
    }
  }

  private static func text(of file: String) throws -> String {
    let path = file == "-" ? "/dev/stdin" : file
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw InputError("cannot read the file", at: Location(file: file))
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// The columns of both languages, when the cells are a header.
  private static func header(_ cells: [Substring], _ languages: LanguageOptions) -> (source: Int, target: Int)? {
    let tags = cells.map { $0 == "id" || $0 == "doc" ? nil : LanguageTag($0) }
    guard zip(cells, tags).allSatisfy({ $0 == "id" || $0 == "doc" || $1 != nil }) else { return nil }
    let named = tags.indices.filter { tags[$0] != nil }
    guard named.count >= 2 else { return nil }
    func column(_ language: LanguageTag?) -> Int? {
      language.flatMap { language in named.first { tags[$0]?.matches(language) ?? false } }
    }
    let isKnown = column(languages.from) != nil && column(languages.to) != nil
    guard isKnown || (languages.from == nil && languages.to == nil) else { return nil }
    return (column(languages.from) ?? named[0], column(languages.to) ?? named[1])
  }

  private static func words(of text: Substring, _ breaker: Breaker) -> [Substring] {
    var words: [Substring] = []
    var start = text.startIndex
    for boundary in breaker.boundaries(in: text) {
      let end = text.utf8.index(text.startIndex, offsetBy: boundary.offset)
      let word = text[start..<end]
      start = end
      if !word.unicodeScalars.allSatisfy(\.properties.isWhitespace) { words.append(word) }
    }
    return words
  }
}
