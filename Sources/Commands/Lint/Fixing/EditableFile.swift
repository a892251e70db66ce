import Formats
import LintEngine
import Resources
import TextModel

/// A file in memory, in which the texts of translation units can be found and replaced.
struct EditableFile {
  /// Where a text stands.
  struct Place: Hashable {
    /// How the text is told from the unit that it stands in.
    enum Kind: Hashable {
      /// It is the unit's text in a form.
      case text(ResourceUnit.Form)
      /// It is a part of the file, mark-up included, whose line ends may be blanks.
      case raw
      /// It is a part of the unit's text in a form, in which other blanks may stand.
      case sentence(ResourceUnit.Form)
    }

    /// Its place in ``ResourceFile/units``.
    var unit: Int
    var kind = Kind.text(.plain)
    /// For a part of the file: how far behind the beginning of the unit it begins, in bytes of the file.
    var offset = 0
  }

  /// A part of a text that is replaced.
  struct Change {
    var place: Place
    /// The whole text as it is now.
    var text: String
    /// Byte range in the text.
    var range: Range<Int>
    var replacement: String
  }

  let path: String
  /// The bytes on the disk.
  let original: [UInt8]
  /// The file as it was when it was read.
  let stamp: FileStamp
  private(set) var resource: ResourceFile
  private let isDocument: Bool

  /// Reads a file that units of an input come from; `nil` for standard input and for formats in which texts cannot be
  /// rewritten.
  /// - Throws: ``InputError`` when it cannot be read.
  init?(of input: LintInput, _ path: String) throws(InputError) {
    if path == "-" { return nil }
    let stamp = FileStamp(of: path)
    try self.init(input.contents.file(path).bytes(), stamp, of: input, path)
  }

  /// Reads what stands on some lines, as if all others were blank: the lines themselves where a unit takes one, else the
  /// entries of a catalogue around them. Places in them are those of the whole file.
  ///
  /// - Parameter lines: Numbers of lines, from 1 on.
  /// - Throws: ``InputError`` when it cannot be read.
  init?(of input: LintInput, _ path: String, lines: Set<Int>) throws(InputError) {
    if path == "-" { return nil }
    let stamp = FileStamp(of: path)
    let whole = try input.contents.file(path).bytes()
    // In UTF-16, a byte of a line end may be one of another character.
    let isWide = whole.at(0) >= 0xFE
    try self.init(
      isWide ? whole : whole.blanked(but: lines, ofCatalogue: input.format == .po), stamp, of: input, path)
  }

  private init?(_ bytes: [UInt8], _ stamp: FileStamp, of input: LintInput, _ path: String) throws(InputError)
  {
    (self.path, self.stamp) = (path, stamp)
    original = bytes
    var format: (any ResourceFormat)?
    if let bitext = input.format {
      let name = bitext == .xliff2 ? "xliff" : bitext.name
      format = ResourceFormats.bitexts.first { $0.name == name }
    } else {
      format =
        ResourceFormats.format(of: InputFile(path).baseName, head: Array(original.prefix(1 << 12)))
        ?? ResourceFormats.named("text")
    }
    guard let format, format.features.contains(.rewriting) else { return nil }
    resource = try ResourceFile(original, name: path, format: format)
    isDocument = format.features.contains(.document)
  }

  /// The bytes as they are now.
  var contents: [UInt8] { resource.contents }

  // MARK: - Finding texts

  /// Where a text of a unit stands; `nil` when it is not in the file as it is.
  func place(of unit: TranslationUnit, _ side: Side, form: Int) -> Place? {
    let texts = side == .source ? [unit.source] : unit.targets
    var offset = resource.offset(of: side == .source ? unit.sourceLocation : unit.targetLocation)
    var place: Place?
    for text in texts.prefix(form + 1) {
      place = find(text, from: offset)
      guard let place else { return nil }
      offset = resource.units[place.unit].range.upperBound
    }
    return place
  }

  /// The place of a text that is a resource unit of its own.
  func place(ofUnit unit: Int, text: String, form: ResourceUnit.Form) -> Place? {
    resource.units[unit].text(form) == text ? Place(unit: unit, kind: .text(form)) : nil
  }

  /// The first such text from an offset of the file on: one of the next units, or a part of one of a document.
  private func find(_ text: String, from offset: Int) -> Place? {
    if text.isEmpty { return nil }
    var (low, high) = (0, resource.units.count)
    while low < high {
      let middle = (low + high) / 2
      if resource.units[middle].range.upperBound < offset { low = middle + 1 } else { high = middle }
    }
    let near = resource.units[low...].prefix(Self.reach)
    if !isDocument { return near.firstIndex { $0.text == text }.map { Place(unit: $0) } }
    if let unit = near.firstIndex(where: { $0.range.contains(offset) }) {
      let place = Place(unit: unit, kind: .raw, offset: offset - resource.units[unit].range.lowerBound)
      if offsets(of: text, at: place) != nil { return place }
    }
    for (index, unit) in zip(near.indices, near) {
      for form in unit.codes.isEmpty ? [.plain] : Self.forms where SpacelessText(unit.text(form)).holds(text)
      {
        return Place(unit: index, kind: .sentence(form))
      }
    }
    return nil
  }

  /// The forms of a document's texts; the first that fits counts.
  private static let forms: [ResourceUnit.Form] = [.opaque, .plain, .marked]

  /// How many units behind a place are looked at: a unit's beginning may be told a little too early.
  private static let reach = 4

  /// The lines and columns of the bytes of a text that stands at a place.
  func locator(of text: String, at place: Place) -> (Int) -> Location? {
    let unit = resource.units[place.unit]
    let resource = resource
    switch place.kind {
    case .text(let form): return { resource.location(ofByte: unit.offset($0, in: form), in: unit) }
    case .raw:
      let offsets = offsets(of: text, at: place)
      return { byte in offsets.map { resource.location(of: $0[byte]) } }
    case .sentence(let form):
      let offset = SpacelessText(unit.text(form)).offsets(of: text)
      return { byte in offset.map { resource.location(ofByte: unit.offset($0(byte), in: form), in: unit) } }
    }
  }

  // MARK: - Editing

  /// Replaces a part of each of some texts, and leaves out what the format cannot hold at its place.
  ///
  /// - Parameter changes: At most one a resource unit.
  /// - Returns: By how many bytes the unit's value in the file became longer; `nil` where nothing was changed.
  mutating func replace(_ changes: [Change]) -> [Int?] {
    let edits = changes.map { change in
      range(of: change).map { ResourceEdit(unit: change.place.unit, range: $0, text: change.replacement) }
    }
    let lengths = changes.map { resource.units[$0.place.unit].range.count }
    var made = edits.map { _ in false }
    apply(edits.indices.filter { edits[$0] != nil }, of: edits, &made)
    return changes.indices.map { index in
      made[index] ? resource.units[changes[index].place.unit].range.count - lengths[index] : nil
    }
  }

  /// The range in the unit's text; `nil` where mark-up or a line end is in it.
  private func range(of change: Change) -> Range<Int>? {
    let unit = resource.units[change.place.unit]
    switch change.place.kind {
    case .text(let form): return unit.range(change.range, in: form)
    case .raw:
      guard let offsets = offsets(of: change.text, at: change.place) else { return nil }
      let (start, end) = (offsets[change.range.lowerBound], offsets[change.range.upperBound])
      guard end - start == change.range.count, let first = textOffset(ofFile: start, in: unit),
        unit.fileRange(of: first..<first + change.range.count) == start..<end
      else { return nil }
      return first..<first + change.range.count
    case .sentence(let form):
      return SpacelessText(unit.text(form)).range(of: change.range, of: change.text)
        .flatMap { unit.range($0, in: form) }
    }
  }

  /// Where each byte of a part of the file stands, and where the part ends; `nil` when something else stands there.
  private func offsets(of text: String, at place: Place) -> [Int]? {
    let bytes = resource.text.bytes
    var at = resource.units[place.unit].range.lowerBound + place.offset
    var offsets: [Int] = []
    for byte in text.utf8 {
      guard at < bytes.count else { return nil }
      offsets.append(at)
      if byte == 32, bytes[at] == 10 || bytes[at] == 13 {
        while at < bytes.count, bytes[at] <= 32 { at += 1 }
      } else if bytes[at] == byte {
        at += 1
      } else {
        return nil
      }
    }
    return offsets + [at]
  }

  /// The byte of a unit's text that stands at an offset of the file.
  private func textOffset(ofFile offset: Int, in unit: ResourceUnit) -> Int? {
    (0...unit.text.utf8.count).first { unit.fileRange(of: $0..<$0).lowerBound == offset }
  }

  /// Applies edits together or, where that fails, each half for itself.
  private mutating func apply(_ indices: [Int], of edits: [ResourceEdit?], _ made: inout [Bool]) {
    if indices.isEmpty { return }
    let chosen = indices.compactMap { edits[$0] }
    if let bytes = try? resource.replacing(chosen, rewritesWhole: false),
      let changed = try? ResourceFile(bytes, name: path, format: resource.format)
    {
      resource = changed
      for index in indices { made[index] = true }
    } else if indices.count > 1 {
      apply(Array(indices[..<(indices.count / 2)]), of: edits, &made)
      apply(Array(indices[(indices.count / 2)...]), of: edits, &made)
    }
  }
}
