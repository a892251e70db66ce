import TextModel

extension SegmentationRules {
  /// Reads an SRX file, 2.0 or 1.0.
  ///
  /// - Parameter check: Asked about each regular expression; what it throws is reported with the place.
  /// - Throws: ``InputError`` with file and line when it cannot be read or is no SRX, or an expression is refused.
  public init(
    srx file: InputFile, checking check: @escaping (String) throws(InputError) -> Void = { _ in }
  ) throws(InputError) {
    let parser = SRXParser(try file.open(), file: file.name, check: check)
    while try parser.advance() {}
    self = parser.rules
    for map in maps where !groups.contains(where: { $0.name == map.group }) {
      throw InputError(
        "the map of \(map.pattern.printable) names the rules \(map.group.printable), which are not there",
        at: Location(file: file.name), remedy: "add a <languagerule> of this name")
    }
  }
}

/// Turns the events of an SRX document into rules.
private final class SRXParser: XMLParser {
  private let file: String
  private let check: (String) throws(InputError) -> Void
  private(set) var rules = SegmentationRules()
  private var isRoot = true
  private var rule: SegmentationRules.Rule?
  private var text: [UInt8]?

  init(_ source: ByteSource, file: String, check: @escaping (String) throws(InputError) -> Void) {
    self.file = file
    self.check = check
    super.init(source, limits: Limits())
  }

  override func begin(
    _ number: Int, _ attributes: borrowing XMLAttributes, at place: TextPlace
  ) throws(InputError) {
    let name = qualifiedName(number)
    if isRoot {
      isRoot = false
      if local(name) != "srx" {
        throw error("the root element is <\(name.printable)>, not <srx>", place, remedy: "give an SRX file")
      }
    }
    switch local(name) {
    case "header": rules.cascades = attributes["cascade"] == "yes"
    case "languagerule":
      rules.groups.append(
        .init(name: try required("languagerulename", attributes["languagerulename"], place), rules: []))
    case "rule":
      if rules.groups.isEmpty { throw error("a <rule> stands outside <languagerule>", place) }
      rule = .init(before: "", after: "", isBreak: attributes["break"] != "no")
    case "beforebreak", "afterbreak": text = []
    case "languagemap":
      rules.maps.append(
        .init(
          pattern: try checked(required("languagepattern", attributes["languagepattern"], place), place),
          group: try required("languagerulename", attributes["languagerulename"], place)))
    default: break
    }
  }

  override func characters(_ bytes: Span<UInt8>, at place: TextPlace) throws(InputError) {
    for i in bytes.indices { text?.append(bytes[i]) }
  }

  override func finish(_ number: Int, at place: TextPlace) throws(InputError) {
    switch local(qualifiedName(number)) {
    case "beforebreak": rule?.before = try checked(takeText(), place)
    case "afterbreak": rule?.after = try checked(takeText(), place)
    case "rule":
      if let rule { rules.groups[rules.groups.count - 1].rules.append(rule) }
      rule = nil
    default: break
    }
  }

  private func takeText() -> String {
    defer { text = nil }
    return String(decoding: text ?? [], as: UTF8.self)
  }

  private func checked(_ expression: String, _ place: TextPlace) throws(InputError) -> String {
    do throws(InputError) {
      try check(expression)
    } catch {
      throw self.error(error.what, place, remedy: error.remedy)
    }
    return expression
  }

  /// The name without its prefix.
  private func local(_ name: String) -> Substring { name.split(separator: ":").last ?? "" }

  private func required(_ name: String, _ value: String?, _ place: TextPlace) throws(InputError) -> String {
    guard let value else { throw error("the attribute \(name) is missing", place) }
    return value
  }

  private func error(_ what: String, _ place: TextPlace, remedy: String = "") -> InputError {
    InputError(what, at: place.location(in: file), remedy: remedy)
  }
}
