import TextModel

/// Which column of a table holds which part of a unit.
struct TableColumns {
  var source: Int
  var target: Int
  var sourceLanguage: LanguageTag?
  var targetLanguage: LanguageTag?
  /// The column of each part of a unit; -1 where there is none.
  private var parts: InlineArray<6, Int> = .init(repeating: -1)
  /// The columns that name the languages of each unit.
  var languages: (source: Int?, target: Int?) = (nil, nil)
  /// The columns with other names, which become properties.
  var properties: [(name: String, index: Int)] = []
  /// The number of cells that every record must have.
  var count: Int
  /// Whether the first record is a header rather than a unit.
  var hasHeader: Bool

  /// What a file without a header holds: the source, then the target.
  static let headless = TableColumns(source: 0, target: 1, count: 2, hasHeader: false)

  /// Reads the layout from the first record, whether it is a header or not.
  init(_ records: DelimitedRecords, _ options: ReadOptions) throws(InputError) {
    let pair = LanguagePair(source: options.from, target: options.to)
    if options.hasHeader, let header = try Self.header(records.texts, pair: pair, at: records.location(0)) {
      try records.refuseRepeatedColumns()
      self = header
    } else {
      self = .headless
      (sourceLanguage, targetLanguage) = (options.from, options.to)
    }
  }

  private init(source: Int, target: Int, count: Int, hasHeader: Bool) {
    (self.source, self.target, self.count, self.hasHeader) = (source, target, count, hasHeader)
  }

  /// The column of a part; `nil` when there is none.
  func index(of part: UnitColumn) -> Int? {
    let index = parts[part.ordinal]
    return index < 0 ? nil : index
  }

  /// The parts that have a column.
  var partColumns: Set<UnitColumn> { Set(UnitColumn.allCases.filter { index(of: $0) != nil }) }

  /// The meaning of a header's cell.
  enum Name: Equatable {
    case source, target, sourceLanguage, targetLanguage
    case part(UnitColumn)
    case language(LanguageTag)

    init?(_ cell: String) {
      switch cell.lowercased() {
      case "source", "source text", "original": self = .source
      case "target", "target text", "translation": self = .target
      case "source_lang": self = .sourceLanguage
      case "target_lang": self = .targetLanguage
      case "id", "key", "unit": self = .part(.id)
      case "doc", "document", "file": self = .part(.document)
      case "context": self = .part(.context)
      case "flags": self = .part(.flags)
      case "note", "notes", "comment": self = .part(.notes)
      case "confidence": self = .part(.confidence)
      default:
        // Codes of more than three letters are reserved; such a word is the name of something else.
        guard let tag = .named(cell) ?? LanguageTag(cell), tag.base.description.utf8.count <= 3 else {
          return nil
        }
        self = .language(tag)
      }
    }
  }

  /// What begins the header of a property whose name means something else in a header, or stands there already.
  static let propertyMark = "property:"

  /// How a property is named in a header.
  ///
  /// - Parameters:
  ///   - others: The names of the columns before it.
  ///   - areTags: Whether the columns of the texts are named by their languages.
  static func header(ofProperty name: String, after others: [String], areTags: Bool) -> String {
    let isPlain =
      switch Name(name.trimmedSpaces) {
      case nil: !name.hasPrefix(propertyMark) && !name.trimmedSpaces.isEmpty
      case .language(let tag): !areTags || !tag.isCommon
      default: false
      }
    let isTaken = others.contains { $0.trimmedSpaces.lowercased() == name.trimmedSpaces.lowercased() }
    return isPlain && !isTaken ? name : propertyMark + name
  }

  private static func propertyName(_ header: String) -> String {
    header.hasPrefix(propertyMark) ? String(header.dropFirst(propertyMark.count)) : header
  }

  /// Reads a header; `nil` when the record is none.
  /// - Throws: ``InputError`` when it is one, but does not say which columns are source and target.
  static func header(
    _ cells: [String], pair: LanguagePair, at location: Location
  ) throws(InputError) -> TableColumns? {
    let names = cells.map { Name($0.trimmedSpaces) }
    guard isHeader(names, pair) else { return nil }
    var columns = TableColumns(source: -1, target: -1, count: cells.count, hasHeader: true)
    var languages: [(tag: LanguageTag, index: Int)] = []
    for (index, name) in names.enumerated() {
      switch name {
      case .source: columns.source = index
      case .target: columns.target = index
      case .sourceLanguage: columns.languages.source = index
      case .targetLanguage: columns.languages.target = index
      case .part(let part): columns.parts[part.ordinal] = index
      case .language(let tag): languages.append((tag, index))
      case nil: columns.properties.append((propertyName(cells[index]), index))
      }
    }
    if columns.source < 0 || columns.target < 0 {
      let likely = languages.filter { $0.tag.isCommon || pair.role(of: $0.tag).role != .other }
      try columns.choose(likely.count == 2 ? likely : languages, pair, at: location)
      if likely.count == 2 { columns.take(languages.filter { !$0.tag.isCommon }, cells) }
    } else {
      // Beside source and target, a name that could be a language tag ("pos") is just a name.
      columns.take(languages, cells)
      (columns.sourceLanguage, columns.targetLanguage) = (pair.source, pair.target)
    }
    return columns
  }

  /// Takes columns for properties whose names could be language tags, but are just names.
  private mutating func take(_ columns: [(tag: LanguageTag, index: Int)], _ cells: [String]) {
    properties += columns.filter { $0.index != source && $0.index != target }.map {
      (cells[$0.index], $0.index)
    }
    properties.sort { $0.index < $1.index }
  }

  /// A header names source and target, or two languages that are likely to be meant as such.
  private static func isHeader(_ names: [Name?], _ pair: LanguagePair) -> Bool {
    if names.contains(.source), names.contains(.target) { return true }
    let tags = names.compactMap { if case .language(let tag) = $0 { tag } else { nil } }
    let hasParts = names.contains { if case .part = $0 { true } else { false } }
    // Without a header there are two cells.
    let mayBeHeader = names.count > 2 || !names.contains(nil)
    guard tags.count >= 2, mayBeHeader, Set(tags).count == tags.count else { return false }
    let wanted = tags.filter { pair.role(of: $0).role != .other }.count
    let isClear = names.count > 2 && tags.count(where: \.isCommon) == 2
    return wanted >= 2 || isClear
      || tags.allSatisfy { hasParts && $0.base.description.utf8.count <= 3 || $0.isCommon }
  }

  private mutating func choose(
    _ languages: [(tag: LanguageTag, index: Int)], _ pair: LanguagePair, at location: Location
  ) throws(InputError) {
    let tags = languages.map(\.tag)
    var pair = pair
    if pair.source == nil { pair.source = tags.first { pair.role(of: $0).role != .target } }
    if pair.target == nil {
      let rest = tags.filter { pair.role(of: $0).role != .source }
      if rest.count > 1 { throw Self.unclear(tags, at: location) }
      pair.target = rest.first
    }
    guard let source = pair.best(.source, in: tags), let target = pair.best(.target, in: tags) else {
      throw Self.unclear(tags, at: location)
    }
    (self.source, self.target) = (languages[source].index, languages[target].index)
    (sourceLanguage, targetLanguage) = (tags[source], tags[target])
  }

  private static func unclear(_ tags: [LanguageTag], at location: Location) -> InputError {
    InputError(
      "the file holds \(tags.map(\.description).joined(separator: ", "))", at: location,
      remedy: "say which two to use with --from and --to; if line 1 is no header, give --no-header")
  }
}

extension LanguageTag {
  /// Whether the tag begins with a two-letter code of ISO 639-1.
  package var isCommon: Bool {
    let code = base.description
    return code.utf8.count == 2 && Self.iso639.contains(code)
  }

  private static let iso639 = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el \
    en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu \
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na \
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so \
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split(separator: " ").map(String.init))
}

extension String {
  /// The text without spaces and tabs at its ends.
  package var trimmedSpaces: String { trimmed { $0 == " " || $0 == "\t" } }

  /// The text without the scalars at its ends that count as space.
  func trimmed(_ isSpace: (Unicode.Scalar) -> Bool) -> String {
    var view = unicodeScalars[...]
    while let first = view.first, isSpace(first) { view.removeFirst() }
    while let last = view.last, isSpace(last) { view.removeLast() }
    return String(view)
  }
}
