import CZlibSystem
import TextModel

/// The file form of a lexicon, version 3. All numbers are little-endian, all offsets follow from the header, and every
/// block of numbers begins on a multiple of four, so that the file can be mapped.
///
/// 1. `GLOSALEX`, then UInt32: version, fertilities, jump places, bytes of text, source keys, target keys, pairs.
/// 2. Text, UTF-8, padded with line ends: source language, target language, then one corpus a line.
/// 3. For the source, then the target: the UInt32 ends of its keys, their UTF-8 padded with zeros, Float32 unlinked
///    counts, fertility counts key by key, and jump counts.
/// 4. The pairs, in order: UInt32 source keys, UInt32 target keys, Float32 counts.
/// 5. UInt32: the CRC-32 (RFC 1952) of all bytes before.
enum LexiconFile {
  static let magic = Array("GLOSALEX".utf8)
  static let version: UInt32 = 3

  /// The CRC-32 of some bytes.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    unsafe bytes.withUnsafeBytes { raw in
      unsafe UInt32(
        truncatingIfNeeded: crc32_z(0, raw.baseAddress?.assumingMemoryBound(to: UInt8.self), raw.count))
    }
  }
}

extension Lexicon {
  /// The lexicon as a file, the same bytes for equal lexicons.
  public func encoded() -> [UInt8] {
    var lines = "\(sourceLanguage)\n\(targetLanguage)\n"
    for line in provenance { lines += line + "\n" }
    while lines.utf8.count % 4 != 0 { lines += "\n" }
    var bytes = LexiconFile.magic
    func append(_ number: UInt32) {
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(number >> UInt32(shift) & 255)) }
    }
    func append(_ numbers: [Float]) { for number in numbers { append(number.bitPattern) } }
    for number in [
      Int(LexiconFile.version), ModelCounts.fertilities, JumpWeights.span, lines.utf8.count,
      source.keys.count,
      target.keys.count, pairs.count,
    ] { append(UInt32(number)) }
    bytes += lines.utf8
    for side in [source, target] {
      let words = (0..<side.keys.count).map { side.keys.bytes(of: UInt32($0)) }
      var end: UInt32 = 0
      for word in words {
        end += UInt32(word.count)
        append(end)
      }
      for word in words { bytes += word }
      while bytes.count % 4 != 0 { bytes.append(0) }
      append(side.unlinked)
      append(side.fertility)
      append(side.jumps)
    }
    for pair in pairs { append(pair.source) }
    for pair in pairs { append(pair.target) }
    append(pairs.map(\.count))
    append(LexiconFile.checksum(bytes[...]))
    return bytes
  }

  /// Reads a lexicon file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - name: Its name for messages.
  /// - Throws: ``InputError`` when the bytes are no lexicon, one of another version, cut off or damaged.
  public init(_ bytes: [UInt8], name: String) throws(InputError) {
    var reader = LexiconReader(bytes: bytes, name: name)
    self = try reader.lexicon()
  }
}

/// Reads the file form of a lexicon; every number is checked before it is used.
private struct LexiconReader {
  let bytes: [UInt8]
  let name: String
  private var place = 0

  init(bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
  }

  mutating func lexicon() throws(InputError) -> Lexicon {
    guard bytes.starts(with: LexiconFile.magic) else {
      throw InputError(
        "this is no lexicon", at: Location(file: name), remedy: "make one with glosa train")
    }
    place = LexiconFile.magic.count
    let header = try numbers(7)
    guard header[0] == LexiconFile.version, header[1] == ModelCounts.fertilities,
      header[2] == JumpWeights.span
    else {
      throw InputError(
        "the lexicon is of version \(header[0])", at: Location(file: name),
        remedy: "make it anew with glosa train")
    }
    try check()
    let lines = try text(Int(header[3])).split(separator: "\n").map(String.init)
    guard lines.count >= 2, let from = LanguageTag(lines[0]), let to = LanguageTag(lines[1]) else {
      throw damaged("it names no languages")
    }
    let source = try side(Int(header[4]))
    let target = try side(Int(header[5]))
    let pairs = try pairs(Int(header[6]), source: source, target: target)
    _ = try numbers(1)
    if place != bytes.count { throw damaged("it goes on after its end") }
    return Lexicon(
      sourceLanguage: from, targetLanguage: to, provenance: Array(lines.dropFirst(2)), source: source,
      target: target, pairs: pairs)
  }

  /// Makes sure that the bytes are those that were written.
  private mutating func check() throws(InputError) {
    let (start, end) = (place, bytes.count - 4)
    guard end >= start else { throw damaged("it is cut off") }
    place = end
    let stored = try numbers(1)[0]
    place = start
    if stored != LexiconFile.checksum(bytes[..<end]) {
      throw damaged("its checksum does not fit: it is cut off or was changed")
    }
  }

  private mutating func side(_ count: Int) throws(InputError) -> Lexicon.Side {
    var side = Lexicon.Side()
    var start = 0
    let ends = try numbers(count)
    let letters = place
    for (number, end) in ends.enumerated() {
      guard Int(end) >= start, letters + Int(end) <= bytes.count else { throw damaged("its words overlap") }
      let word = String(decoding: bytes[(letters + start)..<(letters + Int(end))], as: UTF8.self)
      if side.keys.intern(word[...]) != UInt32(number) { throw damaged("a word is there twice") }
      start = Int(end)
    }
    place = letters + (start + 3) / 4 * 4
    side.unlinked = try counts(count)
    side.fertility = try counts(count * ModelCounts.fertilities)
    side.jumps = try counts(JumpWeights.span)
    return side
  }

  private mutating func pairs(
    _ count: Int, source: Lexicon.Side, target: Lexicon.Side
  ) throws(InputError) -> [Lexicon.Pair] {
    let sources = try numbers(count)
    let targets = try numbers(count)
    let counts = try counts(count)
    var pairs: [Lexicon.Pair] = []
    pairs.reserveCapacity(count)
    for index in 0..<count {
      let pair = Lexicon.Pair(source: sources[index], target: targets[index], count: counts[index])
      guard pair.source < source.keys.count, pair.target < target.keys.count else {
        throw damaged("a pair has a word that is not there")
      }
      if let last = pairs.last, (last.source, last.target) >= (pair.source, pair.target) {
        throw damaged("its pairs are not in order")
      }
      pairs.append(pair)
    }
    return pairs
  }

  private mutating func text(_ count: Int) throws(InputError) -> String {
    guard count <= bytes.count - place else { throw damaged("it is cut off") }
    defer { place += count }
    return String(decoding: bytes[place..<(place + count)], as: UTF8.self)
  }

  private mutating func counts(_ count: Int) throws(InputError) -> [Float] {
    let counts = try numbers(count).map { Float(bitPattern: $0) }
    guard counts.allSatisfy({ $0 >= 0 && $0.isFinite }) else { throw damaged("a count is no number") }
    return counts
  }

  private mutating func numbers(_ count: Int) throws(InputError) -> [UInt32] {
    guard place <= bytes.count, count <= (bytes.count - place) / 4 else { throw damaged("it is cut off") }
    let start = place
    place += count * 4
    return (0..<count).map { index in
      let at = start + index * 4
      return UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16
        | UInt32(bytes[at + 3]) << 24
    }
  }

  private func damaged(_ how: String) -> InputError {
    InputError("the lexicon is damaged: \(how)", at: Location(file: name), remedy: "get or make it anew")
  }
}
