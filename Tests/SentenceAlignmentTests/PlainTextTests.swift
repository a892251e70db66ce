import Formats
import Segmentation
import TextModel
import Testing

@testable import SentenceAlignment

@Suite("Plain text") struct PlainTextTests {
  private func blocks(_ text: String, _ lineBreaks: LineBreaks = .auto) -> [StructuredDocument.Block] {
    PlainText.blocks(of: text, in: "a.txt", lineBreaks: lineBreaks)
  }

  private let wrapped = """
    Instalación
    ===========

    Un ordenador que se conecta a la red por primera vez tiene que
    saber su nombre y su dirección, y los de los otros que le
    hacen falta para su trabajo de cada día en la oficina.

    Hacen falta:
    - Un ordenador con una tarjeta de red que funcione y que no
      sea demasiado vieja.
    - Una conexión.
    """

  @Test("wrapped text is joined, lists and underlined headings are kept apart") func structure() {
    let found = blocks(wrapped)
    #expect(found.map(\.kind) == [.heading, .paragraph, .paragraph, .listItem, .listItem])
    #expect(found.map(\.location.line) == [1, 4, 8, 9, 11])
    #expect(found[0].text == "Instalación")
    #expect(found[3].text.hasSuffix("vieja."))
  }

  @Test("one long line does not change how the others are read") func longLine() {
    let long = String(repeating: "palabra ", count: 60)
    #expect(blocks(wrapped + "\n\n" + long).count == 6)
  }

  @Test("line ends are read as told") func told() {
    #expect(blocks("una línea\notra línea", .hard).count == 2)
    #expect(blocks("Una línea.\nOtra línea.", .soft).count == 1)
    #expect(blocks("Una línea.\nOtra línea.\n\nMás.", .blankLine).count == 2)
  }
}
