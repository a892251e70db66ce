import LintEngine
import TextModel

extension CacheWriter {
  mutating func write(_ place: Location) {
    write(place.file)
    write(place.line)
    write(place.column)
  }

  mutating func write(_ language: LanguageTag?) { write(language) { $0.write($1.description) } }

  mutating func write(_ range: Range<Int>) {
    write(range.lowerBound)
    write(range.count)
  }

  mutating func write(_ fix: Fix) {
    write(fix.side.rawValue)
    write(fix.range)
    write(fix.replacement)
    write(fix.safety.rawValue)
  }

  mutating func write(_ finding: Finding) {
    write(finding.rule)
    write(finding.level.rawValue)
    write(finding.message)
    write(finding.location)
    write(finding.unit)
    write(finding.unitIndex)
    write(finding.sourceRange) { $0.write($1) }
    write(finding.targetRange) { $0.write($1) }
    write(finding.side.rawValue)
    write(finding.source)
    write(finding.target) { $0.write($1) }
    write(finding.fix) { $0.write($1) }
    write(finding.entry) { $0.write($1) }
    write(finding.sourceLanguage)
    write(finding.targetLanguage)
    write(finding.form)
    write(finding.habit) { $0.write($1.rawValue) }
    write(finding.fingerprint)
  }

  mutating func write(_ suppression: Suppression) {
    write(all: suppression.rules) { $0.write($1) }
    write(suppression.reason)
    write(suppression.location)
    switch suppression.reach {
    case .file: write(0)
    case .region(let from, let to):
      write(1)
      write(from)
      write(to)
    case .unit(let unit):
      write(2)
      write(unit)
    }
  }
}

extension CacheReader {
  mutating func location() throws(Malformed) -> Location {
    Location(file: try text(), line: try int(), column: try int())
  }

  mutating func language() throws(Malformed) -> LanguageTag? {
    guard let name = try optional({ reader throws(Malformed) in try reader.text() }) else { return nil }
    return try known(LanguageTag(name))
  }

  mutating func range() throws(Malformed) -> Range<Int> {
    let (start, count) = (try int(), try int())
    guard start >= 0, count >= 0, count <= Int.max - start else { throw Malformed() }
    return start..<start + count
  }

  mutating func fix() throws(Malformed) -> Fix {
    Fix(
      try known(Side(rawValue: try text())), try range(), try text(),
      safety: try known(Fix.Safety(rawValue: try text())))
  }

  mutating func finding() throws(Malformed) -> Finding {
    let (rule, level, message) = (try text(), try known(Level(rawValue: try text())), try text())
    let (place, unit, index) = (try location(), try text(), try int())
    let source = try optional { reader throws(Malformed) in try reader.range() }
    let target = try optional { reader throws(Malformed) in try reader.range() }
    var finding = Finding(
      rule: rule, level: level, message: message, at: place, about: "", unit: (index, unit))
    (finding.sourceRange, finding.targetRange) = (source, target)
    finding.side = try known(Side(rawValue: try text()))
    finding.source = try text()
    finding.target = try optional { reader throws(Malformed) in try reader.text() }
    finding.fix = try optional { reader throws(Malformed) in try reader.fix() }
    finding.entry = try optional { reader throws(Malformed) in try reader.text() }
    finding.sourceLanguage = try language()
    finding.targetLanguage = try language()
    finding.form = try int()
    finding.habit = try optional { reader throws(Malformed) in
      try reader.known(Habit(rawValue: try reader.text()))
    }
    finding.fingerprint = try text()
    return finding
  }

  mutating func suppression() throws(Malformed) -> Suppression {
    let rules = try all { reader throws(Malformed) in try reader.text() }
    let (reason, place) = (try text(), try location())
    let reach: Suppression.Reach
    switch try int() {
    case 0: reach = .file
    case 1: reach = .region(from: try location(), to: try location())
    case 2: reach = .unit(try int())
    default: throw Malformed()
    }
    return Suppression(rules: rules, reason: reason, location: place, reach: reach)
  }
}
