import TextModel

/// Which codes of a text belong together.
struct CodePairs {
  private var names: [String?]

  /// Pairs opening and closing codes by their pair names, and marks by nesting.
  init(_ codes: [InlineCode]) {
    names = Array(repeating: nil, count: codes.count)
    var open: [Int] = []
    var marks: [Int] = []
    var used: Set<String> = []
    for (index, code) in codes.enumerated() {
      switch code.kind {
      case .open: open.append(index)
      case .markOpen: marks.append(index)
      case .close:
        guard let position = open.lastIndex(where: { codes[$0].pair == code.pair }) else { continue }
        let name = Self.unusedName(code.pair, &used)
        (names[open.remove(at: position)], names[index]) = (name, name)
      case .markClose:
        guard let partner = marks.last, codes[partner].id == code.id, codes[partner].type == code.type else {
          continue
        }
        marks.removeLast()
        (names[partner], names[index]) = ("", "")
      case .standalone, .isolatedOpen, .isolatedClose: break
      }
    }
  }

  /// Whether the code has a partner in the text.
  func holds(_ index: Int) -> Bool { names[index] != nil }

  /// What the two codes of a pair share and no other code has; empty for marks and for codes without a partner.
  func name(_ index: Int) -> String { names[index] ?? "" }

  private static func unusedName(_ wanted: String, _ used: inout Set<String>) -> String {
    var name = wanted
    var number = 1
    while name.isEmpty || used.contains(name) {
      name = String(number)
      number += 1
    }
    used.insert(name)
    return name
  }
}

/// Ids for the codes of a text, each its own, as far as possible those that the codes have.
struct CodeIDs {
  private var ids: [String]

  /// - Parameter isValid: Whether the format can hold an id.
  init(_ codes: [InlineCode], _ pairs: CodePairs, isValid: (String) -> Bool) {
    ids = Array(repeating: "", count: codes.count)
    let given = Set(codes.map(\.id))
    var used: Set<String> = []
    var pairIDs: [String: String] = [:]
    var markIDs: [String] = []
    for (index, code) in codes.enumerated() {
      let isPaired = pairs.holds(index)
      if isPaired, code.kind == .close || code.kind == .markClose {
        ids[index] = code.kind == .close ? pairIDs[pairs.name(index)] ?? "" : markIDs.popLast() ?? ""
        continue
      }
      var id = code.id
      var number = index + 1
      while !isValid(id) || used.contains(id) {
        id = String(number)
        if given.contains(id) { id = "c\(number)" }
        number += codes.count
      }
      used.insert(id)
      ids[index] = id
      if isPaired { if code.kind == .open { pairIDs[pairs.name(index)] = id } else { markIDs.append(id) } }
    }
  }

  /// The code's id; that of the opening code for the closing one of a pair.
  func id(_ index: Int) -> String { ids[index] }
}

extension TranslationUnit {
  /// Whether the codes of both texts stand in order and at the boundaries of scalars.
  var hasSoundCodes: Bool {
    Self.areSound(sourceCodes, in: source) && Self.areSound(targetCodes, in: target ?? "")
  }

  private static func areSound(_ codes: [InlineCode], in text: String) -> Bool {
    var last = 0
    for code in codes {
      guard code.offset >= last, code.offset <= text.utf8.count, code.hasSoundSubflows else { return false }
      let index = text.utf8.index(text.startIndex, offsetBy: code.offset)
      if index.samePosition(in: text.unicodeScalars) == nil { return false }
      last = code.offset
    }
    return true
  }
}
