import TextModel

/// What the readers and writers of both XLIFF versions share.
enum XLIFF {
  /// Attributes of `trans-unit` and of `target` that are kept as properties.
  static let unitAttributes = [
    "resname", "restype", "approved", "datatype", "maxwidth", "minwidth", "size-unit",
  ]
  static let targetAttributes = ["state-qualifier"]

  /// What begins the note of a 1.2 file that names the licence of its texts.
  static let licencePrefix = "Licence: "

  /// Whether the property may be the attribute that it is named after.
  static func isValid(_ property: UnitProperty) -> Bool {
    property.name != "@approved" || ["yes", "no"].contains(property.value)
  }

  enum Side: CaseIterable { case source, target }

  /// The ids of the marks that are elements in version 1.2, in the order of the text; `nil` when no mark has one.
  static func markIDs(_ codes: [InlineCode]) -> String? {
    guard codes.contains(where: { $0.kind == .markOpen && !$0.id.isEmpty }) else { return nil }
    let pairs = CodePairs(codes)
    return codes.indices.filter { codes[$0].kind == .markOpen && pairs.holds($0) }
      .map { encodedName(codes[$0].id) }.joined(separator: " ")
  }

  /// Gives marks their ids back: each mark and what ends it.
  static func setMarkIDs(_ text: String, in codes: inout [InlineCode]) {
    var ids = text.split(separator: " ", omittingEmptySubsequences: false).map { decodedName($0) }[...]
    var open: [String] = []
    for index in codes.indices {
      if codes[index].kind == .markOpen { open.append(ids.popFirst() ?? "") }
      if codes[index].kind == .markOpen { codes[index].id = open.last ?? "" }
      if codes[index].kind == .markClose { codes[index].id = open.popLast() ?? "" }
    }
  }

  /// A part of a unit that has no element of its own; it goes into a context (1.2) or metadata (2.1).
  enum Field: Equatable {
    case id, context, flags, confidence
    /// The ids of the marks of a text, which version 1.2 has no attribute for.
    case marks(Side)
    case property(String)

    init?(contextType: String) {
      guard contextType.hasPrefix("x-glosa-") else { return nil }
      self.init(metaType: String(contextType.dropFirst("x-glosa-".count)))
    }

    init?(metaType: String) {
      switch metaType {
      case "id": self = .id
      case "context": self = .context
      case "flags": self = .flags
      case "confidence": self = .confidence
      case "source-marks": self = .marks(.source)
      case "target-marks": self = .marks(.target)
      default:
        guard metaType.hasPrefix("property-") else { return nil }
        self = .property(XLIFF.decodedName(metaType.dropFirst("property-".count)))
      }
    }

    var metaType: String {
      switch self {
      case .id: "id"
      case .context: "context"
      case .flags: "flags"
      case .confidence: "confidence"
      case .marks(let side): "\(side)-marks"
      case .property(let name): "property-" + XLIFF.encodedName(name)
      }
    }
  }

  /// The fields of a unit that have a value, without properties that are attributes in this version.
  static func fields(of unit: TranslationUnit, attributes: [String]) -> [(field: Field, value: String)] {
    var fields: [(Field, String)] = []
    if !unit.context.isEmpty { fields.append((.context, unit.context)) }
    if !unit.flags.isEmpty { fields.append((.flags, unit.flags.joined(separator: ", "))) }
    if let confidence = unit.confidence { fields.append((.confidence, "\(confidence)")) }
    for property in unit.properties
    where !isValid(property) || !attributes.contains(where: { "@" + $0 == property.name }) {
      fields.append((.property(property.name), property.value))
    }
    return fields
  }

  /// The text of an `originalData` entry, code points of `cp` elements put in.
  static func dataText(_ events: XMLEventReader) throws(InputError) -> String {
    var text = ""
    while let event = try events.next() {
      switch event {
      case .text(let part): text += part
      case .start(let element): if element.name == "cp" { text += try codePoint(element) }
      case .end(let name): if name == "data" { return text }
      }
    }
    return text
  }

  /// The character that a `cp` element stands for.
  static func codePoint(_ element: XMLElement) throws(InputError) -> String {
    if let hex = element["hex"], let value = UInt32(hex, radix: 16), value != 0,
      let scalar = Unicode.Scalar(value)
    {
      return String(scalar)
    }
    throw InputError("this <cp> holds no character", at: element.location)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 0x20) || "@._-".utf8.contains(byte)
  }

  /// A name in which everything but ASCII letters, digits and `@._-` is written as `%` and two hexadecimal digits.
  static func encodedName(_ name: String) -> String {
    var text = ""
    for byte in name.utf8 {
      if isPlain(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + hex(byte).dropFirst(2)
      }
    }
    return text
  }

  static func decodedName(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2).compactMap(hexValue)
      if byte == UInt8(ascii: "%"), digits.count == 2 {
        bytes.append(UInt8(digits[0] << 4 | digits[1]))
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
