import TextModel

/// Jupyter notebooks (nbformat 4): the Markdown of their text cells, read through the JSON around it.
struct NotebookFormat: ResourceFormat {
  let name = "ipynb"
  let title = "Jupyter notebook"
  let fileExtensions = ["ipynb"]
  let features: Set<ResourceFeature> = [.rewriting, .codes, .document]
  let comments: [CommentSyntax] = [.xml]

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var sources: [Int: ResourceUnit] = [:]
    var types: [Int: String] = [:]
    try JSONStrings.read(text) { path, unit in
      guard path.name(0) == "cells", path.count >= 3, case .index(let cell) = path[1] else { return }
      if path.name(2) == "cell_type" { types[cell] = unit.text }
      if path.name(2) == "source" { sources[cell] = sources[cell]?.appending(unit) ?? unit }
    }
    var units: [ResourceUnit] = []
    for (cell, source) in sources.sorted(by: { $0.key < $1.key }) where types[cell] == "markdown" {
      let inner = try SourceText(Array(source.text.utf8), name: text.name)
      for unit in try MarkdownFormat.units(ByteScanner(inner)) {
        var unit = unit.composed(over: source)
        unit.key = String(units.count + 1)
        units.append(unit)
      }
    }
    return units
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    JSONStrings.escaped(MarkdownFormat().escaped(part, in: unit, of: text), like: text)
  }

  func rendered(_ content: String, codes: [InlineCode], in unit: ResourceUnit, of text: SourceText) -> String
  {
    JSONStrings.escaped(MarkdownFormat().rendered(content, codes: codes, in: unit, of: text), like: text)
  }
}

extension ResourceUnit {
  /// The text with that of another unit behind it, whose place is further on in the file.
  fileprivate func appending(_ other: ResourceUnit) -> ResourceUnit {
    var joined = self
    let count = Int32(text.utf8.count)
    joined.text += other.text
    joined.range = range.lowerBound..<other.range.upperBound
    joined.map.pieces = allPieces
    joined.map.pieces += other.allPieces.map { piece in
      var piece = piece
      piece.text += count
      return piece
    }
    return joined
  }

  private var allPieces: [TextMap.Piece] {
    if text.isEmpty || !map.pieces.isEmpty { return map.pieces }
    return [
      TextMap.Piece(text: 0, file: Int32(range.lowerBound), fileCount: Int32(range.count), isCopy: true)
    ]
  }

  /// A unit whose file is the text of another unit, as a unit of that one's file.
  fileprivate func composed(over outer: ResourceUnit) -> ResourceUnit {
    var unit = self
    unit.range = outer.fileRange(of: range)
    unit.map = TextMap()
    for piece in allPieces {
      let inner = Int(piece.file)..<Int(piece.file + piece.fileCount)
      if !piece.isCopy {
        let place = outer.fileRange(of: inner)
        unit.map.pieces.append(
          TextMap.Piece(
            text: piece.text, file: Int32(place.lowerBound), fileCount: Int32(place.count), isCopy: false))
        continue
      }
      for part in outer.allPieces {
        let start = max(inner.lowerBound, Int(part.text))
        let count = part.isCopy ? Int(part.fileCount) : outer.count(of: part)
        let end = min(inner.upperBound, Int(part.text) + count)
        if start >= end { continue }
        unit.map.pieces.append(
          TextMap.Piece(
            text: piece.text + Int32(start - inner.lowerBound),
            file: part.isCopy ? part.file + Int32(start) - part.text : part.file,
            fileCount: part.isCopy ? Int32(end - start) : part.fileCount, isCopy: part.isCopy))
      }
    }
    return unit
  }

  /// How many bytes of the text a piece stands for.
  private func count(of piece: TextMap.Piece) -> Int {
    let next = map.pieces.first { $0.text > piece.text }
    return (next.map { Int($0.text) } ?? text.utf8.count) - Int(piece.text)
  }
}
