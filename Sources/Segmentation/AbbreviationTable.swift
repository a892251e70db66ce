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
    /// No class of the list: one that digits and prefixes may stand before, `5p.m.`, `non-U.S.`
    static let withPrefix = Kinds(rawValue: 64)
  }

  private struct Node {
    var byte: UInt8
    /// Of the abbreviation that begins here.
    var kinds = Kinds()
    /// Of the end of a longer word that begins here: `-str.`
    var endingKinds = Kinds()
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
      if text.utf8.first == UInt8(ascii: "-") {
        let node = insert(Array(text.utf8.dropFirst()))
        nodes[node].endingKinds.formUnion(kinds)
        continue
      }
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
    let node = insert(text)
    // With a full stop inside, or a month: what a prefix may stand before.
    let hasInnerStop = text.dropLast().contains(UInt8(ascii: "."))
    nodes[node].kinds.formUnion(hasInnerStop ? kinds.union(.withPrefix) : kinds)
  }

  /// The node of a text, made where there is none.
  private mutating func insert(_ text: [UInt8]) -> Int {
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
    return node
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
      let kinds = kinds(of: nodes[node], at: at, in: bytes, from: start)
      if !kinds.isEmpty { found = (kinds, at) }
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

  /// The classes of what begins at an offset, which depend on what stands before it.
  private func kinds(of node: Node, at: Int, in bytes: Span<UInt8>, from start: Int) -> Kinds {
    if node.kinds.isEmpty && node.endingKinds.isEmpty { return [] }
    guard at > start, let before = bytes.scalar(before: at) else { return node.kinds }
    let kind = before.scalar.scalarClass
    if kind.isLetter || kind == .mark { return node.endingKinds }
    let isPrefixed = !node.kinds.isDisjoint(with: [.withPrefix, .beforeLower])
    switch before.scalar {
    case ".": return []
    case "0"..."9": return isPrefixed ? node.kinds : node.kinds.intersection(.afterNumber)
    // `_Mr. Hale_` is emphasis, `get_no.` a name.
    case "_": return before.start > start && bytes[before.start - 1].isASCIIWord ? [] : node.kinds
    case "-":
      let isFree = before.start == start || bytes[before.start - 1] <= 0x20
      let isPart = isFree || bytes[before.start - 1] == UInt8(ascii: ".")
      return isPart || isPrefixed ? node.kinds.union(isFree ? [] : node.endingKinds) : node.endingKinds
    default: return node.kinds
    }
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
