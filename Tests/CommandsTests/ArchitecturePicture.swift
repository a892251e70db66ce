/// Draws the modules by level, each with lines to what it needs and no other module brings.
struct ArchitecturePicture {
  private struct Box {
    var name: String
    var x: Double
    var y: Double
    var width: Double
  }

  private static let width = 980.0
  private static let margin = 70.0
  private static let rowHeight = 84.0
  private static let boxHeight = 28.0
  private static let colors = [
    "#e8e8ec", "#dde7f3", "#d5ecec", "#d9efd9", "#eef0cf", "#f8e8c8", "#f9dcc9", "#f6d3d5", "#ead6ee",
    "#d9d6f0",
  ]

  private let manifest: Manifest
  private let top: Int
  private var boxes: [String: Box] = [:]

  init(_ manifest: Manifest) {
    self.manifest = manifest
    top = manifest.modules.map(\.level).max() ?? 0
    for level in 0...top { place(level) }
  }

  /// The picture, in SVG.
  var svg: String {
    let height = Double(top + 1) * Self.rowHeight + 30
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Self.text(Self.width)) \(Self.text(height))\" "
        + "font-family=\"sans-serif\" font-size=\"13\">",
      "<title>Modules of Glosa by level, with their dependencies</title>",
      "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>",
    ]
    for level in 0...top {
      let y = Self.text(row(level) + Self.boxHeight / 2 + 5)
      lines.append("<text x=\"14\" y=\"\(y)\" fill=\"#667\">\(level)</text>")
    }
    lines.append("<g fill=\"none\" stroke=\"#778\" stroke-width=\"1.2\">")
    for module in manifest.modules {
      lines += manifest.reduced(module).map { line(from: module.name, to: $0) }
    }
    lines.append("</g>")
    // Every module is placed.
    lines += manifest.modules.flatMap { box(boxes[$0.name]!, color: Self.colors[min($0.level, 9)]) }
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  private func row(_ level: Int) -> Double { Double(top - level) * Self.rowHeight + 20 }

  /// Lays a row out, each module near what it depends on.
  private mutating func place(_ level: Int) {
    let placed = boxes
    let center = { (module: Manifest.Module) in
      let below = module.dependencies.compactMap { placed[$0].map { $0.x + $0.width / 2 } }
      return below.isEmpty ? Self.width / 2 : below.reduce(0, +) / Double(below.count)
    }
    let modules = manifest.modules.filter { $0.level == level }.enumerated().map { ($0, center($1), $1.name) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    let widths = modules.map { Double($0.2.utf8.count) * 7.6 + 20 }
    let gap = (Self.width - Self.margin - widths.reduce(0, +)) / Double(modules.count + 1)
    var x = Self.margin + gap
    for (module, width) in zip(modules, widths) {
      boxes[module.2] = Box(name: module.2, x: x, y: row(level), width: width)
      x += width + gap
    }
  }

  private func line(from source: String, to target: String) -> String {
    let (a, b) = (boxes[source]!, boxes[target]!)  // every module is placed
    let (x, y) = (a.x + a.width / 2, a.y + Self.boxHeight)
    let end = b.x + b.width / 2
    // Within a row the line hangs below it.
    let stop = a.y == b.y ? y : b.y
    let bend = a.y == b.y ? y + 26 : stop - 30
    let points = [x, y, x, y + 26, end, bend, end, stop].map(Self.text)
    return "<path d=\"M\(points[0]) \(points[1])C\(points[2...].joined(separator: " "))\">"
      + "<title>\(source) → \(target)</title></path>"
  }

  private func box(_ box: Box, color: String) -> [String] {
    let (x, y, width) = (Self.text(box.x), Self.text(box.y), Self.text(box.width))
    return [
      "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"28\" rx=\"5\" fill=\"\(color)\" stroke=\"#556\"/>",
      "<text x=\"\(Self.text(box.x + box.width / 2))\" y=\"\(Self.text(box.y + 19))\" text-anchor=\"middle\">\(box.name)</text>",
    ]
  }

  /// A length to a tenth.
  private static func text(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
