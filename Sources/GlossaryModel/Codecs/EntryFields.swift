import TextModel

/// The columns of an entry in the order of the command line contract.
enum EntryField: String, CaseIterable {
  case source, target, score, status
  case sourceCount = "count_source"
  case targetCount = "count_target"
  case pairCount = "count_pair"
  case documents
  case sourceVariants = "source_variants"
  case targetVariants = "target_variants"
  case alternatives, reason
  case sourceExample = "example_source"
  case targetExample = "example_target"
  case id
  case sourceLanguage = "source_lang"
  case targetLanguage = "target_lang"
  case alignedCount = "count_aligned"
  case dice
  case logLikelihood = "log_likelihood"
  case alignedShare = "aligned_share"
  case domainRatio = "domain_ratio"
  case places = "example_places"

  /// The field as the text of a cell; lists are joined by ` | `.
  ///
  /// - Parameter entries: The list that the entry is from, for the columns of languages.
  func cell(_ entry: GlossaryEntry, of entries: GlossaryEntries? = nil) -> String {
    switch self {
    case .source: entry.source
    case .target: entry.target
    case .score: Self.decimal(entry.score)
    case .status: entry.status.rawValue
    case .sourceCount: String(entry.sourceCount)
    case .targetCount: String(entry.targetCount)
    case .pairCount: String(entry.pairCount)
    case .documents: String(entry.documentCount)
    case .sourceVariants: entry.sourceVariants.joined(separator: " | ")
    case .targetVariants: entry.targetVariants.joined(separator: " | ")
    case .alternatives: entry.alternatives.map { "\($0.text) \($0.count)" }.joined(separator: " | ")
    case .reason: entry.reason
    case .sourceExample: entry.examples.first?.source.text ?? ""
    case .targetExample: entry.examples.first?.target.text ?? ""
    case .id: entry.id
    case .sourceLanguage: entries?.source.description ?? ""
    case .targetLanguage: entries?.target.description ?? ""
    case .alignedCount: String(entry.alignedCount)
    case .dice, .logLikelihood, .alignedShare, .domainRatio: entry.measure(rawValue).map(Self.decimal) ?? ""
    case .places: entry.examples.map(\.place).joined(separator: " | ")
    }
  }

  /// How the field of that name stands in JSON: a bare number, a list of texts, a list of counted texts, or a text.
  static func jsonKind(of name: String) -> JSONKind {
    switch EntryField(rawValue: name) {
    case .score, .sourceCount, .targetCount, .pairCount, .documents, .alignedCount, .dice, .logLikelihood,
      .alignedShare, .domainRatio:
      .number
    case .sourceVariants, .targetVariants: .list
    case .alternatives: .counts
    default: .text
    }
  }

  enum JSONKind { case text, number, list, counts }

  /// A score with four decimals, the same on every machine.
  static func decimal(_ value: Double) -> String {
    let scaled = Int((min(max(value, 0), 1e9) * 10_000).rounded())
    let fraction = String(scaled % 10_000)
    return "\(scaled / 10_000)." + String(repeating: "0", count: 4 - fraction.utf8.count) + fraction
  }
}
