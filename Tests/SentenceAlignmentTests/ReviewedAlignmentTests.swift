import TextModel
import Testing

@testable import SentenceAlignment

@Suite("Reviewed alignments") struct ReviewedAlignmentTests {
  private func list(_ sentences: [String]) -> SentenceList {
    var list = SentenceList()
    for (n, sentence) in sentences.enumerated() {
      list.append(sentence, at: Location(file: "f", line: n + 1, column: 1), block: n, kind: .paragraph)
    }
    return list
  }

  private let text: (source: [String], target: [String]) = {
    var random = SyntheticText(seed: 41)
    let text = random.text(40)
    return (text.source, text.target)
  }()

  private var pair: SentenceListPair {
    SentenceListPair(source: list(text.source), target: list(text.target), sourceName: "s", targetName: "t")
  }

  private func rows(_ pairs: [(String, String)]) -> [ReviewedRow] {
    pairs.enumerated().map { n, pair in
      ReviewedRow(source: pair.0, target: pair.1, location: Location(file: "table", line: n + 2))
    }
  }

  /// The pairs of texts of an alignment, after a check that no text is lost or doubled.
  private func pairs(_ reviewed: ReviewedAlignment) -> [(String, String)] {
    let beads = reviewed.alignment.beads
    let sources = beads.flatMap { Array($0.source) }, targets = beads.flatMap { Array($0.target) }
    #expect(sources.sorted() == Array(reviewed.pair.source.sentences.indices))
    #expect(targets.sorted() == Array(reviewed.pair.target.sentences.indices))
    return beads.map { (reviewed.pair.source.text(of: $0.source), reviewed.pair.target.text(of: $0.target)) }
  }

  private func has(_ reviewed: ReviewedAlignment, _ row: (String, String)) -> Bool {
    pairs(reviewed).contains { $0 == row }
  }

  private func realigned(_ rows: [(String, String)]) -> ReviewedAlignment {
    ReviewedAlignment(self.rows(rows), of: pair, options: SentenceAlignerOptions())
  }

  @Test("an unchanged table fixes nothing") func unchanged() {
    let reviewed = realigned(Array(zip(text.source, text.target)).map { ($0, $1) })
    #expect(reviewed.fixedCount == 0)
    #expect(pairs(reviewed).count == 40)
  }

  @Test("merged, split, moved and emptied rows stay as they are") func edited() {
    var rows = Array(zip(text.source, text.target)).map { ($0, $1) }
    rows[5] = (text.source[5] + " " + text.source[6], text.target[5] + "  " + text.target[6])
    rows[6] = ("", "")
    let words = text.source[20].split(separator: " "), others = text.target[20].split(separator: " ")
    let parts = (words[..<2].joined(separator: " "), words[2...].joined(separator: " "))
    let halves = (others[..<2].joined(separator: " "), others[2...].joined(separator: " "))
    rows[20] = (parts.0, halves.0)
    rows.insert((parts.1, halves.1), at: 21)
    // The targets of two rows are exchanged, and a pair is torn apart.
    rows[31].1 = text.target[35]
    rows[36].1 = text.target[30]
    let torn = rows[11]
    rows[11] = (torn.0, "")
    rows.insert(("", torn.1), at: 12)
    let reviewed = realigned(rows)
    #expect(reviewed.unplaced.isEmpty)
    #expect(reviewed.fixedCount == 7)
    #expect(has(reviewed, (rows[5].0, text.target[5] + " " + text.target[6])))
    #expect(has(reviewed, (parts.0, halves.0)) && has(reviewed, (parts.1, halves.1)))
    #expect(
      has(reviewed, (text.source[30], text.target[35])) && has(reviewed, (text.source[35], text.target[30])))
    #expect(has(reviewed, (torn.0, "")) && has(reviewed, ("", torn.1)))
    #expect(
      has(reviewed, (text.source[0], text.target[0])) && has(reviewed, (text.source[39], text.target[39])))
  }

  @Test("what spreadsheets change does not matter, other texts are reported") func changed() {
    var rows = Array(zip(text.source, text.target)).map { ($0, $1) }
    rows[3] = ("\"" + text.source[3].uppercased() + " \"", "  ")
    rows[8] = ("This is in no document.", text.target[8])
    let reviewed = realigned(rows)
    #expect(reviewed.unplaced.map(\.row.location.line) == [10])
    #expect(has(reviewed, (text.source[3], "")))
    #expect(has(reviewed, (text.source[8], text.target[8])))
  }

  @Test("a row can be marked as fixed") func marked() {
    var all = rows(Array(zip(text.source, text.target)).map { ($0, $1) })
    all[7].flags = ["fixed", "mine"]
    all[9].notes = ["look"]
    let reviewed = ReviewedAlignment(all, of: pair, options: SentenceAlignerOptions())
    #expect(reviewed.fixedCount == 1)
    let remarks = reviewed.alignment.remarks
    #expect(Set(remarks.values) == [BeadRemark(flags: ["fixed", "mine"]), BeadRemark(notes: ["look"])])
  }

  /// A text whose first four sentences come last in the target, as a person pairs them.
  private var crossing: (pair: SentenceListPair, rows: [ReviewedRow]) {
    let target = Array(text.target[4...] + text.target[..<4])
    let pair = SentenceListPair(
      source: list(text.source), target: list(target), sourceName: "s", targetName: "t")
    return (pair, rows(Array(zip(text.source, text.target)).map { ($0, $1) }))
  }

  @Test("rows that cross the others stay, and so do the others") func crossingRows() {
    let reviewed = ReviewedAlignment(crossing.rows, of: crossing.pair, options: SentenceAlignerOptions())
    for row in zip(text.source, text.target) { #expect(has(reviewed, row)) }
    #expect(reviewed.crossings.map(\.location.line) == [2, 3, 4, 5])
    #expect(reviewed.crossings.allSatisfy { $0.others == 6...41 })
  }

  @Test("pairs of moved sections stay without being decisions") func movedRows() {
    var rows = crossing.rows
    for n in 0..<4 { rows[n].flags = [BeadRemark.moved] }
    let reviewed = ReviewedAlignment(rows, of: crossing.pair, options: SentenceAlignerOptions())
    #expect(reviewed.fixedCount == 0 && reviewed.crossings.isEmpty)
    #expect(reviewed.alignment.remarks.values.map(\.flags) == Array(repeating: ["moved"], count: 4))
    for row in zip(text.source, text.target) { #expect(has(reviewed, row)) }
  }

  @Test("the result given back gives itself") func again() {
    let options = SentenceAlignerOptions()
    let first = ReviewedAlignment(crossing.rows, of: crossing.pair, options: options)
    let rows = first.alignment.beads.enumerated().map { n, bead in
      ReviewedRow(
        source: first.pair.source.text(of: bead.source), target: first.pair.target.text(of: bead.target),
        flags: first.alignment.remarks[bead]?.flags ?? [], location: Location(file: "table", line: n + 2))
    }
    let second = ReviewedAlignment(rows, of: crossing.pair, options: options)
    #expect(second.fixedCount == first.fixedCount)
    #expect(second.alignment.beads.map(\.source) == first.alignment.beads.map(\.source))
    #expect(second.alignment.beads.map(\.target) == first.alignment.beads.map(\.target))
  }

  @Test("what is not taken over is told, with its reason") func reasons() {
    var rows = Array(zip(text.source, text.target)).map { ($0, $1) }
    rows[2].0 += " " + text.source[9]
    rows[9].0 = ""
    rows[20].1 += " " + text.target[21]
    rows[30].0 = text.source[30].uppercased()
    rows.remove(at: 35)
    let reviewed = realigned(rows)
    #expect(reviewed.unplaced.map(\.reason) == [.scattered, .takenText])
    #expect(reviewed.respelled.map(\.location.line) == [32])
    #expect(reviewed.unlisted.source.map(\.line).contains(36))
    #expect(reviewed.unlisted.target.map(\.line).contains(36))
  }

  @Test("cells are found in order, and short ones out of order") func locating() {
    let locator = RowLocator(
      ["Sí.", "No.", "Una frase larga, por fin.", "—", "No."],
      cells: ["No.", "Una frase larga, por fin. —", "Sí. ", "No.", "No.", " "])
    #expect(locator.places == [3..<5, 5..<24, 0..<3, 27..<29, nil, 0..<0])
  }

  @Test("a cell that is a sentence is not taken for the beginning of another") func wholeFirst() {
    let sentences = ["Red local y más.", "Red.", "Red local.", "Fin."]
    #expect(RowLocator(sentences, cells: ["Red.", "Red local."]).places == [13..<16, 16..<24])
    let parts = RowLocator(sentences, cells: ["y más.", "Fin.", "Red local", "Red local", "Red."])
    #expect(parts.places == [8..<13, 24..<27, 16..<24, 0..<8, 13..<16])
  }

  @Test("a table gives the same in any order of its rows") func sorted() {
    var rows = zip(text.source, text.target).enumerated().map { n, pair in
      ReviewedRow(
        source: pair.0, target: pair.1, number: n + 1, location: Location(file: "t", line: n + 2, column: 1))
    }
    rows[7].target += " " + rows[8].target
    rows[8].target = ""
    (rows[20].target, rows[31].target) = (rows[31].target, rows[20].target)
    let first = ReviewedAlignment(rows, of: pair, options: SentenceAlignerOptions())
    let second = ReviewedAlignment(
      rows.sorted { $0.target < $1.target }, of: pair, options: SentenceAlignerOptions())
    #expect(first.alignment.beads == second.alignment.beads)
    #expect(first.unplaced.isEmpty && second.unplaced.isEmpty)
  }

  @Test("cuts keep opening marks with what follows")
  func cuts() {
    #expect(Skeleton.cut("Hola, Ana. «¿Qué tal?»", at: 7) == ("Hola, Ana.", "«¿Qué tal?»"))
    #expect(Skeleton.cut("ab", at: 1) == ("a", "b"))
    #expect(Skeleton.cut("ab", at: 5) == ("ab", ""))
    #expect(Skeleton("  — !").bytes == Array("—!".utf8))
  }
}
