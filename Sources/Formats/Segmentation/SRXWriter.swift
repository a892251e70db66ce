import TextModel

extension SegmentationRules {
  /// Writes the rules as SRX 2.0.
  public func writeSRX(to bytes: inout ByteWriter) {
    bytes.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <srx xmlns="http://www.lisa.org/srx20" version="2.0">
        <header segmentsubflows="yes" cascade="\(cascades ? "yes" : "no")">
          <formathandle type="start" include="no"/>
          <formathandle type="end" include="yes"/>
          <formathandle type="isolated" include="no"/>
        </header>
        <body>
          <languagerules>\n
      """)
    for group in groups {
      bytes.write("      <languagerule languagerulename=\"\(Self.escaped(group.name))\">\n")
      for rule in group.rules {
        bytes.write(
          """
                  <rule break="\(rule.isBreak ? "yes" : "no")">
                    <beforebreak>\(Self.escaped(rule.before))</beforebreak>
                    <afterbreak>\(Self.escaped(rule.after))</afterbreak>
                  </rule>\n
          """)
      }
      bytes.write("      </languagerule>\n")
    }
    bytes.write("    </languagerules>\n    <maprules>\n")
    for map in maps {
      bytes.write(
        "      <languagemap languagepattern=\"\(Self.escaped(map.pattern))\" "
          + "languagerulename=\"\(Self.escaped(map.group))\"/>\n")
    }
    bytes.write("    </maprules>\n  </body>\n</srx>\n")
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { out, scalar in
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      default: out.unicodeScalars.append(scalar)
      }
    }
  }
}
