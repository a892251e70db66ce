extension Sample {
  /// Files of messages with both languages, or with structure of their own.
  static let messages: [Sample] = [
    Sample(
      "es.po",
      #"""
      # A comment
      msgid ""
      msgstr ""
      "Content-Type: text/plain; charset=UTF-8\n"
      "Language: es\n"

      #. Shown on top
      #, c-format
      msgctxt "menu"
      msgid "Open %s"
      msgstr "Abrir %s"

      #, fuzzy
      msgid "one\n"
      "two"
      msgstr ""
      "uno\n"
      "dos \"tres\""

      msgid "file"
      msgid_plural "files"
      msgstr[0] "archivo"
      msgstr[1] ""

      #~ msgid "old"
      #~ msgstr "viejo\n"
      #~ "otro"
      """#,
      [
        ["menu\u{4}Open %s", "Abrir %s"], ["one\ntwo", "uno\ndos \"tres\""], ["file", "archivo"],
        ["file", ""],
        ["old", "viejo\notro"],
      ])
  ]
}

extension Sample {
  /// Files of messages in XML.
  static let xml: [Sample] = [
    Sample(
      "strings.xml",
      #"""
      <?xml version="1.0" encoding="utf-8"?>
      <resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">
        <!-- The title -->
        <string name="app">It\'s  <b>my</b>
          app</string>
        <string name="quoted">"  two  spaces"</string>
        <string name="cdata"><![CDATA[<a href="x">Go</a> & \n]]></string>
        <string name="empty"/>
        <string name="who" translatable="false">Hi <xliff:g id="name" example="Ann">%1$s</xliff:g> \u00e9 &amp; \@</string>
        <plurals name="songs">
          <item quantity="one">%d song</item>
          <item quantity="other">%d songs</item>
        </plurals>
        <string-array name="days"><item>Monday</item><item>Tuesday</item></string-array>
        <color name="red">#f00</color>
      </resources>
      """#,
      [
        ["app", "It's my app"], ["quoted", "  two  spaces"], ["cdata", "<a href=x>Go</a> & \n"],
        ["empty", ""],
        ["who", "Hi %1$s é & @"], ["songs.one", "%d song"], ["songs.other", "%d songs"],
        ["days[0]", "Monday"],
        ["days[1]", "Tuesday"],
      ]),
    Sample(
      "Localizable.stringsdict",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
      <plist version="1.0"><dict>
        <key>%d files</key>
        <dict>
          <key>NSStringLocalizedFormatKey</key><string>%#@n@</string>
          <key>n</key>
          <dict>
            <key>NSStringFormatSpecTypeKey</key><string>NSStringPluralRuleType</string>
            <key>NSStringFormatValueTypeKey</key><string>d</string>
            <key>one</key><string>%d file</string>
            <key>other</key><string>%d &lt;files&gt;</string>
          </dict>
        </dict>
      </dict></plist>
      """,
      [
        ["%d files.NSStringLocalizedFormatKey", "%#@n@"], ["%d files.n.one", "%d file"],
        ["%d files.n.other", "%d <files>"],
      ]),
    Sample(
      "Strings.resx",
      """
      <?xml version="1.0" encoding="utf-8"?>
      <root>
        <resheader name="version"><value>2.0</value></resheader>
        <data name="Title" xml:space="preserve"><value>Hello &amp; welcome {0}</value><comment>On top</comment></data>
        <data name="Two"><value>a
      b</value></data>
        <data name="&gt;&gt;ok.Name" xml:space="preserve"><value>ok</value></data>
        <data name="Icon" type="System.Drawing.Bitmap"><value>x.png</value></data>
        <data name="Empty"><value/></data>
      </root>
      """,
      [["Title", "Hello & welcome {0}"], ["Two", "a\nb"], ["Empty", ""]]),
    Sample(
      "app_es.ts",
      """
      <?xml version="1.0" encoding="utf-8"?>
      <!DOCTYPE TS>
      <TS version="2.1" language="es_ES">
      <context><name>Main</name>
        <message><location filename="a.cpp" line="3"/><source>&amp;Open</source>
          <extracomment>In the menu</extracomment><translation>&amp;Abrir</translation></message>
        <message><source>Save</source><comment>file</comment><translation type="unfinished"></translation></message>
        <message numerus="yes"><source>%n file(s)</source><translation>
          <numerusform>%n archivo</numerusform><numerusform>%n archivos</numerusform></translation></message>
        <message><source>Old</source><translation type="vanished">Viejo</translation></message>
      </context></TS>
      """,
      [
        ["Main\u{4}&Open", "&Abrir"], ["Main\u{4}Save\u{4}file", ""], ["Main\u{4}%n file(s)", "%n archivo"],
        ["Main\u{4}%n file(s)", "%n archivos"], ["Main\u{4}Old", "Viejo"],
      ]),
    Sample(
      "a.xliff",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
      <file original="x" source-language="en" target-language="es" datatype="plaintext"><body>
      <trans-unit id="1"><source>Hello <g id="1">you</g></source><target state="final">Hola, <g id="1">tú</g></target>
        <note>Said first</note></trans-unit>
      <group><trans-unit id="2"><source>A<ph id="x">&lt;br&gt;</ph>B</source><target>A<ph id="x">&lt;br&gt;</ph>C</target></trans-unit></group>
      <trans-unit id="3"><source>No target</source></trans-unit>
      </body></file></xliff>
      """,
      [["1", "Hola, tú"], ["2", "AC"]]),
    Sample(
      "b.xlf",
      """
      <xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="es">
      <file id="f"><unit id="u"><notes><note>N</note></notes>
      <segment id="s" state="initial"><source>One &amp; two</source><target>Uno <pc id="1">y</pc> dos</target></segment>
      </unit></file></xliff>
      """,
      [["u/s", "Uno y dos"]]),
  ]
}
