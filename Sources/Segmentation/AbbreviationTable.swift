import LocaleProfiles
import UnicodeText

/// A language's abbreviations, matched backwards from a full stop.
///
/// A trie over bytes read from the end, so that one walk finds an abbreviation of any number of words: at the
/// full stop of `p. ej.` it finds `ej.` and `p. ej.`. Any blank in the text matches the entry's space.
struct AbbreviationTable: Sendable {
  /// The classes of the abbreviations that end at a full stop.
  struct Kinds: OptionSet, Sendable {
    var rawValue: UInt8
    static let neverFinal = Kinds(rawValue: 1)
    static let mayBeFinal = Kinds(rawValue: 2)
    static let beforeNumber = Kinds(rawValue: 4)
    static let beforeName = Kinds(rawValue: 8)
    static let beforeLower = Kinds(rawValue: 16)
    static let afterNumber = Kinds(rawValue: 32)
  }

  private struct Node {
    var byte: UInt8
    var kinds = Kinds()
    var firstChild: Int32 = 0
    var sibling: Int32 = 0
  }

  /// The first is the root; 0 as a link is none.
  private var nodes = [Node(byte: 0)]

  /// Whether nothing is known.
  var isEmpty: Bool { nodes.count == 1 }

  init(_ abbreviations: Abbreviations) {
    for (text, kinds) in abbreviations.kinds.sorted(by: { $0.key < $1.key }) {
      let kinds = Kinds(kinds.map(Kinds.init))
      insert(Array(text.utf8), kinds)
      // A lower-case entry also stands for its form with a capital, unless the list says what that is.
      guard let first = text.unicodeScalars.first, first.properties.isLowercase,
        !text.unicodeScalars.contains(where: \.properties.isUppercase)
      else { continue }
      let capital = first.properties.titlecaseMapping + String(text.unicodeScalars.dropFirst())
      if abbreviations.kinds[capital] == nil { insert(Array(capital.utf8), kinds) }
    }
  }

  private mutating func insert(_ text: [UInt8], _ kinds: Kinds) {
    var node = 0
    for byte in text.reversed() {
      if let next = child(of: node, byte) {
        node = next
      } else {
        nodes.append(Node(byte: byte, sibling: nodes[node].firstChild))
        nodes[node].firstChild = Int32(nodes.count - 1)
        node = nodes.count - 1
      }
    }
    nodes[node].kinds.formUnion(kinds)
  }

  private func child(of node: Int, _ byte: UInt8) -> Int? {
    var next = Int(nodes[node].firstChild)
    while next != 0, nodes[next].byte != byte { next = Int(nodes[next].sibling) }
    return next == 0 ? nil : next
  }

  /// The classes of the longest abbreviation that ends at `end`, just behind its full stop, and where it starts.
  ///
  /// - Parameter start: Where the sentence begins; nothing is read before it.
  func longest(in bytes: Span<UInt8>, from start: Int, endingAt end: Int) -> (kinds: Kinds, start: Int)? {
    var found: (Kinds, Int)?
    var node = 0
    var at = end
    while at > start {
      let blank = bytes.blankLength(before: at, start: start)
      guard let next = child(of: node, blank > 0 ? 0x20 : bytes[at - 1]) else { return found }
      at -= max(blank, 1)
      node = next
      let kinds = nodes[node].kinds
      if !kinds.isEmpty, at == start || !isInsideWord(bytes, at) { found = (kinds, at) }
    }
    return found
  }

  /// Whether a full stop is an inner one of an abbreviation of several words: the first of `EE. UU.`
  ///
  /// - Parameter end: Just behind the full stop.
  func spans(_ bytes: Span<UInt8>, from start: Int, stopEndingAt end: Int) -> Bool {
    var at = end
    // The longest entries have five short words.
    while at < min(end + 20, bytes.count) {
      at += 1
      guard bytes[at - 1] == UInt8(ascii: ".") else { continue }
      if let found = longest(in: bytes, from: start, endingAt: at), found.start < end { return true }
    }
    return false
  }

  /// Whether a letter, mark or full stop stands before an offset, so that no word begins there.
  private func isInsideWord(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    let byte = bytes[at - 1]
    if byte < 0x80 { return byte.isASCIILetter || byte == UInt8(ascii: ".") }
    guard let scalar = bytes.scalar(before: at)?.scalar else { return false }
    let kind = scalar.scalarClass
    return kind.isLetter || kind == .mark
  }
}

extension AbbreviationTable.Kinds {
  fileprivate init(_ kind: Abbreviations.Kind) {
    switch kind {
    case .neverFinal: self = .neverFinal
    case .mayBeFinal: self = .mayBeFinal
    case .beforeNumber: self = .beforeNumber
    case .beforeName: self = .beforeName
    case .beforeLower: self = .beforeLower
    case .afterNumber: self = .afterNumber
    }
  }
}
