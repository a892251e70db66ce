import ArgumentParser
import Formats
import TextModel
import WordAlignment

/// `glosa lexicon`: what a lexicon was learnt from.
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Show what lexicons hold: languages, words, pairs, and the texts they were learnt from.",
    discussion: """
      A lexicon is what train learns from bitexts; align-words, align and build start from one. Without a file, those \
      that come with Glosa are shown.

        glosa lexicon en-es.lexicon
      """)

  @Argument(help: "Lexicons (default: those that come with Glosa).")
  var files: [String] = []

  @Flag(help: "Write a JSON object a lexicon.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    var lexicons = try files.map { (name: $0, lexicon: try Lexicon(try InputFile($0).bytes(), name: $0)) }
    if files.isEmpty {
      lexicons = Lexicon.shippedPairs.compactMap { from, to in
        Lexicon.shipped(from: from, to: to).map { ("\(from)-\(to), part of Glosa", $0) }
      }
    }
    for (name, lexicon) in lexicons {
      try Console.current.write(json ? object(name, lexicon) : text(name, lexicon))
    }
  }

  private func text(_ name: String, _ lexicon: Lexicon) -> String {
    let head = """
      \(name.printable): \(lexicon.sourceLanguage) → \(lexicon.targetLanguage), \(counted(lexicon.wordCount, "word")), \
      \(counted(lexicon.pairCount, "pair"))\n
      """
    return head + lexicon.provenance.map { "  \($0.printable)\n" }.joined()
  }

  private func object(_ name: String, _ lexicon: Lexicon) -> String {
    let provenance = lexicon.provenance.map(\.jsonString).joined(separator: ",")
    return """
      {"name":\(name.jsonString),"source":\(lexicon.sourceLanguage.description.jsonString),\
      "target":\(lexicon.targetLanguage.description.jsonString),"words":\(lexicon.wordCount),\
      "pairs":\(lexicon.pairCount),"provenance":[\(provenance)]}\n
      """
  }
}
