import Formats
import GlossaryModel
import TextModel

/// The entries of a report as JSON that is safe inside a script element, each example segment once.
///
/// An entry is an array: source, target, status index, score, counts (source, target, pair, aligned, documents),
/// measures, source variants, target variants, alternatives, reason, examples, id. An example is the number of its
/// segment and the places of the terms on both sides, in UTF-16 units as scripts count.
struct GlossaryReportData {
  private struct Segment: Hashable {
    var source: String
    var target: String
    var place: String
    var document: String
  }

  private let entries: GlossaryEntries
  private var numbers: [Segment: Int] = [:]
  private var segments: [Segment] = []

  init(_ entries: GlossaryEntries) { self.entries = entries }

  mutating func write(to output: inout ByteWriter) throws(InputError) {
    output.write("{\"source\":\(Self.json(entries.source.description))")
    output.write(",\"target\":\(Self.json(entries.target.description)),\"entries\":[\n")
    for (index, entry) in entries.entries.enumerated() {
      output.write((index > 0 ? ",\n" : "") + row(entry))
      try output.flushIfFull()
    }
    output.write("],\"segments\":[\n")
    for (index, segment) in segments.enumerated() {
      let texts = [segment.source, segment.target, segment.place, segment.document].map(Self.json)
      output.write((index > 0 ? ",\n" : "") + Self.array(texts))
      try output.flushIfFull()
    }
    output.write("]}")
  }

  private mutating func row(_ entry: GlossaryEntry) -> String {
    let counts = [
      entry.sourceCount, entry.targetCount, entry.pairCount, entry.alignedCount, entry.documentCount,
    ]
    let measures = entry.measures.map { Self.array([Self.json($0.name), Self.decimal($0.value)]) }
    let alternatives = entry.alternatives.map {
      Self.array([Self.json($0.text), "\($0.count)", "\($0.documentCount)"])
    }
    let examples = entry.examples.map { example in
      Self.array([
        "\(number(of: example))", Self.places(example.source), Self.places(example.target),
      ])
    }
    return Self.array([
      Self.json(entry.source), Self.json(entry.target),
      "\(GlossaryEntry.Status.allCases.firstIndex(of: entry.status) ?? 0)", Self.decimal(entry.score),
      Self.array(counts.map(String.init)), Self.array(measures),
      Self.array(entry.sourceVariants.map(Self.json)),
      Self.array(entry.targetVariants.map(Self.json)), Self.array(alternatives), Self.json(entry.reason),
      Self.array(examples), Self.json(entry.id),
    ])
  }

  private mutating func number(of example: TermExample) -> Int {
    let segment = Segment(
      source: example.source.text, target: example.target.text, place: example.place,
      document: example.document)
    if let known = numbers[segment] { return known }
    numbers[segment] = segments.count
    segments.append(segment)
    return segments.count - 1
  }

  /// The terms' places as a flat list of starts and ends, in UTF-16 units.
  private static func places(_ side: TermExample.Side) -> String {
    let utf8 = side.text.utf8
    let offsets = side.terms.flatMap { [$0.lowerBound, $0.upperBound] }.map { offset in
      let index = utf8.index(utf8.startIndex, offsetBy: offset, limitedBy: utf8.endIndex) ?? utf8.endIndex
      return "\(side.text.utf16.distance(from: side.text.startIndex, to: index))"
    }
    return array(offsets)
  }

  private static func array(_ values: [String]) -> String { "[\(values.joined(separator: ","))]" }

  /// A number with at most four decimals.
  private static func decimal(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let scaled = (min(max(value, -1e9), 1e9) * 10_000).rounded() / 10_000
    return scaled == scaled.rounded() ? "\(Int(scaled))" : "\(scaled)"
  }

  /// A JSON string in which no character can end or begin an element.
  private static func json(_ text: String) -> String {
    let quoted = JSONText.string(text)
    guard quoted.utf8.contains(where: { "<>&".utf8.contains($0) }) else { return quoted }
    var result = ""
    for scalar in quoted.unicodeScalars {
      switch scalar {
      case "<": result += "\\u003c"
      case ">": result += "\\u003e"
      case "&": result += "\\u0026"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
