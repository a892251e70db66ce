import Formats
import TextModel

extension Glossary {
  /// Writes the native format so that a change of one term changes one line.
  ///
  /// Keys stand in a fixed order, empty ones are left out, and every term has a line of its own.
  public func writeYAML(to output: inout ByteWriter) throws(InputError) {
    var writer = YAMLGlossaryWriter(output: output)
    try writer.write(self)
    output = writer.output
  }
}

/// Encodes the native format.
struct YAMLGlossaryWriter {
  var output: ByteWriter

  mutating func write(_ glossary: Glossary) throws(InputError) {
    writeHeader(glossary)
    output.write(glossary.concepts.isEmpty ? "concepts: []\n" : "concepts:\n")
    for concept in glossary.concepts {
      write(concept)
      try output.flushIfFull()
    }
  }

  /// The lines before the concepts.
  mutating func writeHeader(_ glossary: Glossary) {
    output.write("glosa: 1\n")
    line("name", glossary.name, indent: 0)
    line("title", glossary.title, indent: 0)
    output.write("languages: [\(glossary.languages.map(\.description).joined(separator: ", "))]\n")
    line("licence", glossary.licence, indent: 0)
    line("source", glossary.source, indent: 0)
  }

  mutating func write(_ concept: Concept) {
    output.write("  - id: \(YAMLScalar.text(concept.id))\n")
    output.write("    status: \(concept.status.rawValue)\n")
    if !concept.isTranslatable { output.write("    translate: false\n") }
    line("subject", concept.subject, indent: 4)
    if !concept.definitions.isEmpty { output.write("    definition:\n") }
    for (tag, text) in concept.definitions.sorted(by: { $0.key < $1.key }) {
      output.write("      \(YAMLScalar.text(tag.description)): \(YAMLScalar.text(text, inFlow: false))\n")
    }
    line("note", concept.note, indent: 4)
    output.write("    terms:\n")
    var tags: [LanguageTag] = []
    for term in concept.terms where !tags.contains(term.language) { tags.append(term.language) }
    for tag in tags {
      output.write("      \(YAMLScalar.text(tag.description)):\n")
      for term in concept.terms where term.language == tag { write(term) }
    }
  }

  private mutating func write(_ term: Term) {
    var parts = ["term: \(YAMLScalar.text(term.text))", "status: \(term.status.rawValue)"]
    if !term.partOfSpeech.isEmpty { parts.append("pos: \(YAMLScalar.text(term.partOfSpeech))") }
    if !term.gender.isEmpty { parts.append("gender: \(YAMLScalar.text(term.gender))") }
    if term.kind != .fullForm { parts.append("type: \(term.kind.rawValue)") }
    if term.isCaseSensitive { parts.append("case-sensitive: true") }
    if !term.note.isEmpty { parts.append("note: \(YAMLScalar.text(term.note))") }
    if !term.properties.isEmpty {
      let pairs = term.properties.map { "\(YAMLScalar.text($0.name)): \(YAMLScalar.property($0.value))" }
      parts.append("properties: {\(pairs.joined(separator: ", "))}")
    }
    output.write("        - {\(parts.joined(separator: ", "))}\n")
  }

  private mutating func line(_ key: String, _ text: String, indent: Int) {
    if text.isEmpty { return }
    output.write(String(repeating: " ", count: indent) + "\(key): \(YAMLScalar.text(text, inFlow: false))\n")
  }
}

/// YAML scalars on one line, plain where every reader takes them for text.
enum YAMLScalar {
  /// The text as a scalar that may stand anywhere, or only outside `{…}` and `[…]`.
  static func text(_ text: String, inFlow: Bool = true) -> String {
    isPlain(text, inFlow: inFlow) ? text : quoted(text)
  }

  /// The value of a property: plain where it is a decimal number, which is read as the text that it is.
  static func property(_ text: String) -> String {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isNumber =
      parts.count <= 2
      && parts.allSatisfy { part in
        (1...15).contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) }
      }
    return isNumber ? text : YAMLScalar.text(text)
  }

  private static let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "~"]

  private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last else { return false }
    // Indicators at the beginning (YAML 1.2, section 7.3.3), digits and signs that look like numbers or dates.
    if "-?:,[]{}#&*!|>'\"%@` .+=<".utf8.contains(first) || (48...57).contains(first) { return false }
    if last == UInt8(ascii: " ") || last == UInt8(ascii: ":") { return false }
    if words.contains(text.lowercased()) { return false }
    for (index, byte) in bytes.enumerated() {
      if byte < 32 || inFlow && ",[]{}".utf8.contains(byte) { return false }
      if byte == UInt8(ascii: ":"), bytes[index + 1] == UInt8(ascii: " ") { return false }
      if byte == UInt8(ascii: "#"), bytes[index - 1] == UInt8(ascii: " ") { return false }
    }
    return !text.unicodeScalars.contains(where: needsEscape)
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default:
        if needsEscape(scalar) {
          let code = String(scalar.value, radix: 16, uppercase: true)
          quoted += "\\U" + String(repeating: "0", count: 8 - code.utf8.count) + code
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }

  /// Controls, line separators, the byte order mark and what YAML calls not printable.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<32, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
