import TextModel

/// Writes units with less or more of their origin than they come with.
struct ProvenanceWriter: UnitWriter {
  private var writer: any UnitWriter
  private let provenance: Provenance

  /// - Parameter format: What the units are written as.
  init(_ format: Format, _ options: WriteOptions) {
    provenance = options.provenance
    var options = options
    switch provenance {
    case .none:
      options.columns.subtract([.document, .confidence])
      options.propertyNames.removeAll { !TranslationUnit.essential.contains($0) }
    case .min: break
    case .full:
      let names = [TranslationUnit.sourceOrigin, TranslationUnit.targetOrigin]
      options.propertyNames += names.filter { !options.propertyNames.contains($0) }
    }
    writer = format.makeWriter(options)
  }

  var summary: WriteSummary { writer.summary }

  mutating func write(_ unit: TranslationUnit, to output: inout ByteWriter) throws(InputError) {
    try writer.write(unit.with(provenance), to: &output)
  }

  mutating func finish(_ output: inout ByteWriter) throws(InputError) { try writer.finish(&output) }
}

extension TranslationUnit {
  fileprivate static let sourceOrigin = "x-origin-source"
  fileprivate static let targetOrigin = "x-origin-target"
  /// Properties that belong to the text itself.
  fileprivate static let essential = [plural, "msgctxt"]

  /// The unit with as much of its origin as is asked for.
  fileprivate func with(_ provenance: Provenance) -> TranslationUnit {
    var unit = self
    switch provenance {
    case .none:
      (unit.document, unit.confidence) = ("", nil)
      unit.properties.removeAll { !Self.essential.contains($0.name) }
    case .min: break
    case .full:
      for (name, location) in [(Self.sourceOrigin, sourceLocation), (Self.targetOrigin, targetLocation)]
      where location.line > 0 && !properties.contains(where: { $0.name == name }) {
        unit.properties.append(UnitProperty(name, "\(location.file):\(location.line)"))
      }
    }
    return unit
  }
}
