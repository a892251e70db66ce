import TextModel

@testable import Formats

/// Reads a bitext that is in memory.
func read(
  _ text: String, as format: Format? = nil, name: String = "test", from: LanguageTag? = nil,
  to: LanguageTag? = nil
) throws(InputError) -> [TranslationUnit] {
  try read(Array(text.utf8), as: format, name: name, from: from, to: to)
}

func read(
  _ bytes: [UInt8], as format: Format? = nil, name: String = "test", from: LanguageTag? = nil,
  to: LanguageTag? = nil
) throws(InputError) -> [TranslationUnit] {
  var bitext = try Bitext(
    InputFile(bytes, name: name), format: format, options: ReadOptions(from: from, to: to))
  return try bitext.readAll()
}

/// What the format writes for the units.
func write(
  _ units: [TranslationUnit], as format: Format, columns: Set<UnitColumn> = Set(UnitColumn.allCases)
) throws -> [UInt8] {
  var summary = WriteSummary()
  return try write(
    units, as: format, options: WriteOptions(columns: columns, toolVersion: "1"), summary: &summary)
}

/// What the format writes for the units with those options, and what it counts.
func write(
  _ units: [TranslationUnit], as format: Format, options: WriteOptions, summary: inout WriteSummary
) throws -> [UInt8] {
  let collected = Collector()
  var output = ByteWriter { bytes throws(InputError) in collected.bytes += bytes }
  var writer = format.writer(options)
  for unit in units { try writer.write(unit, to: &output) }
  try writer.finish(&output)
  try output.flush()
  summary = writer.summary
  return collected.bytes
}

/// A class, because a writer's sink is a closure that outlives the call.
private final class Collector { var bytes: [UInt8] = [] }

/// The error that reading throws, as the user sees it.
func defect(_ text: String, as format: Format? = nil, name: String = "test") -> String {
  defect(Array(text.utf8), as: format, name: name)
}

func defect(_ bytes: [UInt8], as format: Format? = nil, name: String = "test") -> String {
  do {
    _ = try read(bytes, as: format, name: name)
    return "none"
  } catch {
    return error.description
  }
}

extension TranslationUnit {
  /// The unit without the places where it was read.
  var withoutPlaces: TranslationUnit {
    var unit = self
    unit.sourceLocation = Location(file: "-")
    unit.targetLocation = Location(file: "-")
    return unit
  }
}
