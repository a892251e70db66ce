import GlossaryData
import GlossaryModel

/// The glossaries that come with Glosa.
enum ShippedGlossaries {
  /// All of them, sorted by name.
  static func load() throws -> [Glossary] {
    try GlossaryData.files.filter { $0.path.hasSuffix("/concepts.yml") }.map { file in
      try Glossary.yaml(file.text.description, file: "Glossaries/\(file.path)").glossary
    }
  }
}
