import LintEngine
import TextModel

/// The same source text, several translations.
public struct TermInconsistent: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "term/inconsistent", level: .warning,
    summary: "The same source text is translated in several ways in one document.",
    rationale: """
      The reader looks for a difference that is not there. Reported at every unit but those of the majority (of
      a tie, the first). Units with a context of their own, differences of letter case or end mark, and plural
      forms are not reported.
      """,
    accepts: [
      Example("en", "Save the file\nSave the file", "es", "Guardar el archivo\nGuardar el archivo"),
      Example("en", "Save %s\nClose %s", "ja", "%sを保存\n%sを閉じる"),
      Example("en", "Open file\nOpen file.", "ar", "افتح الملف\nافتح الملف."),
    ],
    rejects: [
      Example("en", "Save the file\nSave the file", "es", "Guardar el archivo\n⟨Salvar el fichero⟩"),
      Example("en", "Your %s\nYour %s\nYour %s", "de", "Ihr %s\n⟨Dein %s⟩\nIhr %s"),
      Example("en", "Delete all\nDelete all", "ja", "すべて削除\n⟨全部消す⟩"),
    ])

  public struct Observation: Sendable {
    /// Hash of the source and its context.
    var key: UInt64
    var target: String
    var range: Range<Int>
  }

  public init() {}

  public func observe(_ unit: UnitContext) -> Observation? {
    guard unit.source.hasWords, !unit.isPlural, unit.flagValue("plural") == nil else { return nil }
    let isTrimmed = unit.target.trimmed.count == unit.target.bytes.count
    return Observation(
      key: WordFacts.hash(unit.source.bytes) ^ Self.hash(unit.unit.context),
      target: isTrimmed ? unit.target.text : unit.target.string(unit.target.trimmed),
      range: unit.target.trimmed)
  }

  /// Contexts are told apart from sources by their place in the key.
  private static func hash(_ context: String) -> UInt64 {
    context.isEmpty ? 0 : WordFacts.hash(Array(context.utf8)) &* 0x9E37_79B9_7F4A_7C15
  }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    for group in Self.groups(observations) {
      let first = observations[group[0]].target
      if group.allSatisfy({ observations[$0].target == first }) { continue }
      let majority = Self.majority(group.map { Self.folded(observations[$0].target) })
      guard let model = group.first(where: { Self.folded(observations[$0].target) == majority }) else {
        continue
      }
      for other in group where Self.folded(observations[other].target) != majority {
        report(
          other,
          Problem(
            "the same source is translated \"\(Self.shortened(observations[model].target))\" elsewhere",
            target: observations[other].range))
      }
    }
  }

  /// Indices of units with the same source and context, where there are several, in the order of the first.
  private static func groups(_ observations: [Observation]) -> [[Int]] {
    var numbers = [UInt64: Int](minimumCapacity: observations.count)
    var groups: [[Int]] = []
    var firsts: [Int] = []
    var groupOf: [Int: Int] = [:]
    for (i, observation) in observations.enumerated() {
      guard let number = numbers[observation.key] else {
        numbers[observation.key] = firsts.count
        firsts.append(i)
        continue
      }
      if let group = groupOf[number] {
        groups[group].append(i)
      } else {
        groupOf[number] = groups.count
        groups.append([firsts[number], i])
      }
    }
    return groups.sorted { $0[0] < $1[0] }
  }

  /// The most frequent text; of several, the one that comes first.
  private static func majority(_ texts: [String]) -> String {
    var counts: [String: Int] = [:]
    for text in texts { counts[text, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return texts.first { counts[$0] == most } ?? ""
  }

  /// Lower case, without marks at the end.
  private static func folded(_ text: String) -> String {
    var text = Substring(text.lowercased())
    while let last = text.last, last.isPunctuation || last.isWhitespace { text = text.dropLast() }
    return String(text)
  }

  private static func shortened(_ text: String) -> String {
    text.count <= 60 ? text : text.prefix(60) + "…"
  }
}
