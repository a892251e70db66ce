import Formats
import LintEngine
import Resources
import TextModel

/// The lines of the files of an input that findings are about.
struct UnitLines {
  private let input: LintInput

  init(_ input: LintInput) { self.input = input }

  /// The lines on a side: those of the finding's range, or of the whole text where it has none there.
  ///
  /// - Returns: `nil` when the side has no place with a line.
  func lines(of finding: Finding, on side: Side) -> (file: String, lines: ClosedRange<Int>)? {
    guard input.units.indices.contains(finding.unitIndex) else {
      let place = finding.location
      return place.line > 0 ? (place.file, place.line...place.line) : nil
    }
    let unit = input.units[finding.unitIndex]
    let start = side == .source ? unit.sourceLocation : unit.targetLocation
    guard start.line > 0 else { return nil }
    let text = side == .source ? finding.source : finding.target ?? ""
    let range = (side == .source ? finding.sourceRange : finding.targetRange) ?? 0..<text.utf8.count
    if let exact = exactLines(range, finding, side) { return exact }
    if input.format == .po { return (start.file, entryLines(of: finding, unit)) }
    let bytes = Array(text.utf8)
    let first = start.line + bytes[..<range.lowerBound].count { $0 == 10 }
    return (start.file, first...first + bytes[range].count { $0 == 10 })
  }

  /// The lines in a resource file.
  private func exactLines(_ range: Range<Int>, _ finding: Finding, _ side: Side) -> (
    file: String, lines: ClosedRange<Int>
  )? {
    guard let resources = input.resources else { return nil }
    let ends = [range.lowerBound, range.upperBound].compactMap {
      resources.location(ofByte: $0, inUnit: finding.unitIndex, isSource: side == .source)
    }
    guard ends.count == 2 else { return nil }
    return (ends[0].file, ends[0].line...max(ends[0].line, ends[1].line))
  }

  /// All lines of an entry of a gettext catalogue, whose strings may be wrapped.
  private func entryLines(of finding: Finding, _ unit: TranslationUnit) -> ClosedRange<Int> {
    var last = max(unit.sourceLocation.line, unit.targetLocation.line)
    if let file = input.editableFile(unit.targetLocation.file),
      let place = file.place(of: unit, .target, form: finding.form)
    {
      last = max(last, file.resource.location(of: file.resource.units[place.unit].range.upperBound).line)
    }
    return unit.sourceLocation.line...last
  }
}
