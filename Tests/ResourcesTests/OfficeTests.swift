import Resources
import Testing
import TextModel

@Suite("Office documents") struct OfficeTests {
  /// An archive; files are stored, or deflated as blocks without compression.
  private func archive(_ files: [(name: String, text: String)], deflated: Bool = false) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 255) } }
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let text = Array(file.text.utf8)
      let data = deflated ? [1] + number(text.count, 2) + number(~text.count & 0xFFFF, 2) + text : text
      let fields =
        number(20, 2) + number(0, 2) + number(deflated ? 8 : 0, 2) + number(0, 8)
        + number(data.count, 4) + number(text.count, 4) + number(file.name.utf8.count, 2) + number(0, 2)
      directory +=
        [0x50, 0x4B, 1, 2] + number(20, 2) + fields + number(0, 10) + number(out.count, 4)
        + Array(file.name.utf8)
      out += [0x50, 0x4B, 3, 4] + fields + Array(file.name.utf8) + data
    }
    let start = out.count
    return out + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(files.count, 2)
      + number(files.count, 2)
      + number(directory.count, 4) + number(start, 4) + number(0, 2)
  }

  private let word = """
    <w:document xmlns:w="w"><w:body>
    <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>The </w:t></w:r><w:r><w:t>title</w:t></w:r></w:p>
    <w:p><w:r><w:t>One &amp; two</w:t><w:tab/><w:t>three</w:t></w:r><w:del><w:r><w:t>gone</w:t></w:r></w:del></w:p>
    <w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>
    """

  private func read(_ bytes: [UInt8], _ name: String) throws -> ResourceFile {
    try ResourceFile(bytes, name: "a." + name, format: ResourceFormats.named(name)!)
  }

  @Test("the text of a DOCX file", arguments: [false, true]) func docx(deflated: Bool) throws {
    let file = try read(archive([("word/document.xml", word)], deflated: deflated), "docx")
    #expect(file.units.map(\.text) == ["The title", "One & two three", "cell"])
    #expect(file.units.map(\.kind) == [.heading, .paragraph, .tableCell])
    #expect(file.location(ofByte: 0, in: file.units[2]).line == 3)
    #expect(throws: InputError.self) { try file.replacing([ResourceEdit(unit: 0, text: "x")]) }
  }

  @Test("the text of ODT and PPTX files") func others() throws {
    let odt =
      "<office:document><office:body><text:h>Title</text:h><text:p>a<text:s/>b<text:span>c</text:span></text:p>"
      + "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list></office:body></office:document>"
    #expect(try read(archive([("content.xml", odt)]), "odt").units.map(\.text) == ["Title", "a bc", "item"])
    let slide = { (text: String) in "<p:sld><a:p><a:r><a:t>\(text)</a:t></a:r></a:p></p:sld>" }
    let files = [("ppt/slides/slide10.xml", slide("ten")), ("ppt/slides/slide2.xml", slide("two"))]
    #expect(try read(archive(files), "pptx").units.map(\.text) == ["two", "ten"])
  }

  @Test("damaged archives and bombs are refused") func hostile() throws {
    let good = archive([("word/document.xml", word)], deflated: true)
    for count in good.indices { #expect(throws: InputError.self) { try read(Array(good[..<count]), "docx") } }
    var texts = good
    for index in good.indices {
      texts[index] ^= 0xFF
      do { _ = try read(texts, "docx") } catch is InputError {}
      texts[index] ^= 0xFF
    }
    var bomb = good
    // The size in the directory says 2 GiB.
    let directory = good.count - 22 - 46 - "word/document.xml".utf8.count
    bomb[directory + 27] = 0x7F
    #expect(throws: InputError.self) { try read(bomb, "docx") }
    #expect(throws: InputError.self) { try read(archive([("other.xml", "<a/>")]), "docx") }
  }
}
