import TextModel

/// Where the translation of a file lies: `locales/en.json -> locales/{lang}.json`, `docs/en/** -> docs/es/**`.
///
/// `*` stands for a part of a name, `**` for any part of a path, `{name}` for a part of a name too; what they stand for on
/// the left is put for the same sign on the right. `{lang}` on the right is the target language.
public struct PairRule: Hashable, Sendable, CustomStringConvertible {
  /// A part of a pattern.
  fileprivate enum Part: Hashable {
    case text(String)
    /// Anything within a name.
    case name(String)
    /// Anything, folders included.
    case path
    case language
  }

  private let source: [Part]
  private let target: [Part]
  public let description: String

  /// Reads a rule.
  /// - Throws: ``InputError`` when there is no arrow, or the right side has signs that the left one lacks.
  public init(_ text: String) throws(InputError) {
    let sides = text.split(separator: "->", omittingEmptySubsequences: false).map { side in
      String(side.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
      throw InputError("the pair rule \"\(text)\" has no single arrow", remedy: "write SOURCE -> TARGET")
    }
    source = Self.parts(sides[0])
    target = Self.parts(sides[1])
    description = sides.joined(separator: " -> ")
    for part in Set(target)
    where part != .language && !part.isText && Self.count(part, target) > Self.count(part, source) {
      throw InputError(
        "the right side of \"\(text)\" has a sign more than the left one",
        remedy: "use each sign on both sides")
    }
  }

  private static func count(_ part: Part, _ parts: [Part]) -> Int { parts.count { $0 == part } }

  private static func parts(_ pattern: String) -> [Part] {
    var parts: [Part] = []
    var text = ""
    var rest = pattern[...]
    func flush() { if !text.isEmpty { parts.append(.text(text)) }; text = "" }
    while let first = rest.first {
      if rest.hasPrefix("**") {
        flush()
        parts.append(.path)
        rest = rest.dropFirst(2)
      } else if first == "*" {
        flush()
        parts.append(.name("*"))
        rest = rest.dropFirst()
      } else if first == "{", let end = rest.firstIndex(of: "}") {
        flush()
        let name = String(rest[rest.index(after: rest.startIndex)..<end])
        parts.append(name == "lang" ? .language : .name(name))
        rest = rest[rest.index(after: end)...]
      } else {
        text.append(first)
        rest = rest.dropFirst()
      }
    }
    flush()
    return parts
  }

  /// Where the translation of a file into a language can lie, by the ways in which languages are spelled; empty when the
  /// rule is not about the file.
  public func targets(of path: String, in language: LanguageTag) -> [String] {
    guard let values = Self.match(source, path, languages: []) else { return [] }
    var found: [String] = []
    for spelling in LanguageSpelling.all(language) {
      let target = Self.fill(target, values, spelling)
      if !found.contains(target), target != path { found.append(target) }
    }
    return found
  }

  /// Whether the right side says where the language stands.
  public var namesLanguage: Bool { target.contains(.language) }

  /// What stands for `{lang}` in the path of a translation; `nil` when the rule is not about the file.
  public func languageText(of path: String) -> String? {
    let sign = Part.name("lang")
    return Self.match(target.map { $0 == .language ? sign : $0 }, path, languages: [])?
      .first { $0.0 == sign }?.1
  }

  /// The languages that a translation of this rule can be in: where the right side names none itself, those that stand
  /// in it as a part of a name, else the first.
  func languages(among all: [LanguageTag]) -> [LanguageTag] {
    if namesLanguage { return all }
    let names = target.flatMap { part -> [Substring] in
      guard case .text(let text) = part else { return [] }
      return text.split { "/._".contains($0) }
    }
    let named = all.filter { language in
      LanguageSpelling.all(language).contains { names.contains(Substring($0)) }
    }
    return named.isEmpty ? Array(all.prefix(1)) : named
  }

  /// The file that a translation into a language belongs to; `nil` when the rule is not about the file.
  public func source(of path: String, in language: LanguageTag) -> String? {
    let spellings = LanguageSpelling.all(language)
    guard let values = Self.match(target, path, languages: spellings) else { return nil }
    return Self.fill(source, values, "")
  }

  /// Whether a path is a source file of the rule.
  public func isSource(_ path: String) -> Bool { Self.match(source, path, languages: []) != nil }

  private static func fill(_ parts: [Part], _ values: [(Part, String)], _ language: String) -> String {
    var left = values
    return parts.map { part in
      switch part {
      case .text(let text): return text
      case .language: return language
      default:
        guard let place = left.firstIndex(where: { $0.0 == part }) else { return "" }
        return left.remove(at: place).1
      }
    }.joined()
  }

  /// What the signs of a pattern stand for in a path; the shortest values first.
  private static func match(_ parts: [Part], _ path: String, languages: [String]) -> [(Part, String)]? {
    var left = 10_000
    return match(parts[...], path[...], languages, &left)
  }

  private static func match(
    _ parts: ArraySlice<Part>, _ path: Substring, _ languages: [String], _ left: inout Int
  ) -> [(Part, String)]? {
    left -= 1
    guard left > 0 else { return nil }
    guard let first = parts.first else { return path.isEmpty ? [] : nil }
    let rest = parts.dropFirst()
    switch first {
    case .text(let text):
      return path.hasPrefix(text) ? match(rest, path.dropFirst(text.count), languages, &left) : nil
    case .language:
      for spelling in languages where path.hasPrefix(spelling) {
        if let found = match(rest, path.dropFirst(spelling.count), languages, &left) { return found }
      }
      return nil
    case .name, .path:
      for end in path.indices.dropFirst() + [path.endIndex] {
        let value = path[..<end]
        if first != .path, value.contains("/") { return nil }
        if let found = match(rest, path[end...], languages, &left) { return [(first, String(value))] + found }
      }
      return nil
    }
  }
}

extension PairRule.Part {
  fileprivate var isText: Bool {
    if case .text = self { return true }
    return false
  }
}

/// The ways in which file names spell a language.
public enum LanguageSpelling {
  /// `es-MX`, `es_MX`, `es-rMX` and `b+es+MX` (Android), `es-mx`, `es_mx`, and then the same without the region.
  public static func all(_ language: LanguageTag) -> [String] {
    var spellings: [String] = []
    for tag in language.fallbacks {
      let text = tag.description
      let parts = text.split(separator: "-")
      var forms = [text, parts.joined(separator: "_")]
      if parts.count == 2, parts[1].utf8.count == 2 { forms.append("\(parts[0])-r\(parts[1])") }
      if parts.count > 1 { forms.append("b+" + parts.joined(separator: "+")) }
      if parts.count > 1 { forms += forms.map { $0.lowercased() } }
      for form in forms where !spellings.contains(form) { spellings.append(form) }
    }
    return spellings
  }
}
