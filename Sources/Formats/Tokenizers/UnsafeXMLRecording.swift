import CXMLSystem
import TextModel

/// The tape that is being recorded, and what must be known for it from one tape to the next.
struct XMLRecording {
  var tape = XMLTape()
  private let textElements: Set<String>?
  private var names = XMLNameNumbers()
  /// Whether the text of an element is of interest, by the number of its name.
  private var holdsText: [Bool] = []
  /// The numbers of the elements that are open, outermost first.
  private var open: [Int] = []
  /// How many of the open elements, innermost first, hold text of interest or stand in one that does.
  private var textDepth = 0

  init(textElements: Set<String>?) { self.textElements = textElements }

  /// How many elements are open.
  var depth: Int { open.count }

  /// Whether text that comes now is of interest.
  var wantsText: Bool { textElements == nil || textDepth > 0 }

  mutating func add(attribute name: XMLName, _ value: Span<UInt8>) {
    let start = tape.bytes.count
    tape.bytes.append(copying: value)
    tape.attributes.append(
      XMLTape.Attribute(name: Int32(number(of: name)), start: Int32(start), end: Int32(tape.bytes.count)))
  }

  /// An element begins, by the number of its name; its attributes were added before, from `start` on.
  mutating func begin(_ number: Int, attributes start: Int, at place: TextPlace) {
    open.append(number)
    if textDepth > 0 || holdsText[number] { textDepth += 1 }
    record(.begin, number, start, tape.attributes.count, place)
  }

  mutating func finish(at place: TextPlace) {
    guard let number = open.popLast() else { return }
    if textDepth > 0 { textDepth -= 1 }
    record(.finish, number, 0, 0, place)
  }

  /// Parts of one text are joined as long as they stand on one tape.
  mutating func add(text: Span<UInt8>, at place: TextPlace) {
    let start = tape.bytes.count
    tape.bytes.append(copying: text)
    let last = tape.events.count - 1
    if last >= 0, tape.events[last].kind == .text {
      tape.events[last].end = Int32(tape.bytes.count)
    } else {
      record(.text, 0, start, tape.bytes.count, place)
    }
  }

  /// Remembers the first defect.
  mutating func fail(_ error: InputError) {
    if tape.failure == nil { tape.failure = error }
  }

  private mutating func record(
    _ kind: XMLTape.Kind, _ name: Int, _ start: Int, _ end: Int, _ place: TextPlace
  ) {
    tape.events.append(
      XMLTape.Event(
        kind: kind, name: Int32(name), line: Int32(place.line), column: Int32(place.column),
        start: Int32(start), end: Int32(end)))
  }

  /// The number of a name, which goes on the tape when it comes up for the first time.
  mutating func number(of name: XMLName) -> Int {
    let number = names.number(of: name)
    if number == holdsText.count {
      let text = name.text
      tape.names.append(text)
      holdsText.append(textElements?.contains(text) ?? false)
    }
    return number
  }
}

/// The numbers of names, in the order in which they come.
private struct XMLNameNumbers {
  private var numbers: [XMLName: Int] = [:]
  /// The last name that was found for each slot, with its number; -1 for none.
  private var recent = unsafe [(name: XMLName, number: Int)](
    repeating: (XMLName(local: nil, prefix: nil), -1), count: XMLName.slotCount)

  /// libxml2 gives equal names equal addresses for as long as the document lasts.
  mutating func number(of name: XMLName) -> Int {
    let slot = name.slot
    let known = recent[slot]
    if known.number >= 0, known.name == name { return known.number }
    let number = numbers[name] ?? numbers.count
    if number == numbers.count { numbers[name] = number }
    recent[slot] = (name, number)
    return number
  }
}

/// A name as libxml2 gives it; it lives as long as the parser.
@safe struct XMLName: Hashable {
  var local: UnsafePointer<xmlChar>?
  var prefix: UnsafePointer<xmlChar>?

  static func == (a: Self, b: Self) -> Bool { unsafe a.local == b.local && a.prefix == b.prefix }

  func hash(into hasher: inout Hasher) {
    unsafe hasher.combine(local)
    unsafe hasher.combine(prefix)
  }

  fileprivate static let slotCount = 256

  /// A number below ``slotCount`` that few other names have (Knuth's multiplicative hashing).
  fileprivate var slot: Int { unsafe Int((UInt(bitPattern: local) &* 0x9E37_79B9_7F4A_7C15) >> 56) }

  /// The name with its prefix, if it has one.
  var text: String {
    let name = unsafe local.map { unsafe String(cString: $0) } ?? ""
    return unsafe prefix.map { unsafe String(cString: $0) + ":" + name } ?? name
  }
}
