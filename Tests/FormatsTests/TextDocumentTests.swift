import Testing
import TextModel

@testable import Formats

@Suite("Plain text documents") struct TextDocumentTests {
  private func blocks(_ text: String, _ layout: PlainTextLayout) -> [TextBlock] {
    let document = TextDocument.plainText(text, name: "a", layout: layout)
    for block in document.blocks {
      #expect(Array(text.utf8)[block.byteRange] == Array(block.text.utf8)[...])
    }
    return document.blocks
  }

  @Test("take each line for a block, whatever ends it")
  func lines() {
    let blocks = blocks("uno\r\n\r\n  dos ñ\t\rtres\n\n", .lines)
    #expect(blocks.map(\.text) == ["uno", "dos ñ", "tres"])
    #expect(blocks.map(\.location.line) == [1, 3, 4])
    #expect(blocks.map(\.location.column) == [1, 3, 1])
  }

  @Test("take the lines between blank ones for a block")
  func paragraphs() {
    let blocks = blocks("uno\ndos\n\n \ntres\n", .paragraphs)
    #expect(blocks.map(\.text) == ["uno\ndos", "tres"])
    #expect(blocks.map(\.location.line) == [1, 5])
  }

  @Test("tell wrapped text from one paragraph a line")
  func automatic() {
    let wrapped =
      "A sentence that goes on\nand on over the lines\nuntil it ends.\n\nAnother one that\nis wrapped as well\nlike this.\n"
    #expect(blocks(wrapped, .automatic).count == 2)
    #expect(blocks("One.\nTwo!\nThree?\n\nFour.\nFive.\n", .automatic).count == 5)
    #expect(blocks("Title\nSubtitle\n", .automatic).count == 2)
  }

  @Test("refuse a file without text")
  func empty() {
    #expect(throws: InputError.self) { try TextDocument.plainText(InputFile(Array(" \n\t\n".utf8))) }
    #expect(blocks("", .lines).isEmpty)
  }
}
