extension Sample {
  /// Documents.
  static let documents: [Sample] = [
    Sample(
      "film.srt", holdsEverything: false, lacks: "<",
      """
      1
      00:00:01,000 --> 00:00:02,500
      <i>Hello</i> there,
      my friend.

      2
      00:00:03,000 --> 00:00:04,000
      {\\an8}Bye & <3

      """,
      [["1", "Hello there,\nmy friend."], ["2", "Bye & <3"]]),
    Sample(
      "film.vtt", holdsEverything: false,
      """
      WEBVTT - a film

      NOTE not shown
      at all

      intro
      00:01.000 --> 00:02.500 align:start
      <v Ann>Hello &amp; welcome</v>

      00:03.000 --> 00:04.000
      Bye

      """,
      [["intro", "Hello & welcome"], ["00:03.000", "Bye"]]),
  ]
}

extension Sample {
  /// Documents with light mark-up.
  static let marked: [Sample] = [
    Sample(
      "guide.md",
      """
      ---
      title: The guide
      layout: post
      ---
      # A *heading* #

      First paragraph with `code`, **bold** and a
      [link](http://x.y "t"), ![image](a.png).

      - one item
        goes on
      - two \\* stars &amp; more

      1. first

      > quoted text
      > on two lines

      | a | b |
      |---|:-:|
      | c1 | `c2` |

      ```js
      let x = 1;
      ```

      Setext
      ======

      <div title="Tip">Some <b>HTML</b></div>

      :::tip[A *short* tip]{.wide}
      Its text.
      :::

      [ref]: http://x.y
      See [ref] and <http://z.z> now  
      or {{< never >}} later.

      """,
      [
        ["title", "The guide"], ["2", "A heading"],
        ["3", "First paragraph with code, bold and a\nlink, image."], ["4", "one item\ngoes on"],
        ["5", "two * stars & more"], ["6", "first"], ["7", "quoted text\non two lines"], ["8", "a"],
        ["9", "b"],
        ["10", "c1"], ["11", "c2"], ["12", "let x = 1;"], ["13", "Setext"], ["14", "Tip"],
        ["15", "Some HTML"],
        ["16", "A short tip"], ["17", "Its text."], ["18", "See ref and http://z.z now\nor  later."],
      ]),
    Sample(
      "index.html",
      """
      <!DOCTYPE html>
      <html lang="en"><head><title>My &eacute;p page</title>
      <meta name="description" content="About &quot;it&quot;">
      <style>p { color: red }</style></head>
      <body>
      <h1>Hello <em>you</em></h1>
      <p>First   line
      goes on<br>and <span translate="no">Glosa</span> ends.
      <ul><li>One<li>Two &lt;3</ul>
      <img src="a.png" alt="A picture">
      <pre>let x
        = 1</pre>
      <p translate="no">Not this</p>
      <script>var a = "<p>no</p>";</script>
      <input type="submit" value=Send placeholder='Type'>
      </body></html>
      """,
      [
        ["1", "My ép page"], ["2", "About \"it\""], ["3", "Hello you"],
        ["4", "First line goes on\nand  ends."],
        ["5", "One"], ["6", "Two <3"], ["7", "A picture"], ["8", "let x\n  = 1"], ["9", "Not this"],
        ["10", "Send"],
        ["11", "Type"],
      ]),
    Sample(
      "book.ipynb",
      #"""
      {"cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Title \"x\"\n", "\n", "Some **bold**\n", "text"]},
        {"cell_type": "code", "source": ["print(1)\n"]},
        {"cell_type": "markdown", "source": "One\ttext"}
      ], "nbformat": 4}
      """#,
      [["1", "Title \"x\""], ["2", "Some bold\ntext"], ["3", "One\ttext"]]),
    Sample(
      "guide.rst", holdsEverything: false,
      """
      =====
      Title
      =====

      A paragraph with ``code``, *emphasis*, :ref:`the label <x>`
      and a `link <http://x.y>`_.

      .. note:: Be careful
         here.

      .. code-block:: python

         print("x")

      - one item
        goes on
      - two

      :param x: the value

      Example::

         literal

      .. comment

      +---+---+
      | a | b |
      +---+---+

      .. figure:: x.png
         :alt: The pump
         :width: 20

         Its caption.

      .. list-table:: Names

         * - one
           - two

      .. |x| replace:: The product
      """,
      [
        ["1", "Title"], ["2", "A paragraph with code, emphasis, the label\nand a link."],
        ["3", "Be careful\nhere."],
        ["4", "print(\"x\")"], ["5", "one item\ngoes on"], ["6", "two"], ["7", "the value"],
        ["8", "Example::"], ["9", "literal"], ["10", "+---+---+\n| a | b |\n+---+---+"],
        ["11", "The pump"], ["12", "Its caption."], ["13", "Names"], ["14", "one"], ["15", "two"],
        ["16", "The product"],
      ]),
    Sample(
      "guide.adoc", holdsEverything: false,
      """
      = The title
      :toc:

      A paragraph with `code`, *bold* and
      https://x.y[a link] for {product}.
      See <<section>> and <<section, the section>>.

      image::pump.png[The pump,300]

      == Section

      * one
      * two
      . first

      NOTE: Be careful.

      .A listing
      [source,ruby]
      ----
      puts 1
      ----

      term:: its meaning

      |===
      |a |b
      |===
      """,
      [
        ["1", "The title"], ["2", "A paragraph with code, bold and\na link for .\nSee  and the section."],
        ["3", "The pump"], ["4", "Section"], ["5", "one"],
        ["6", "two"], ["7", "first"], ["8", "Be careful."], ["9", "A listing"], ["10", "puts 1"],
        ["11", "term"],
        ["12", "its meaning"], ["13", "a"], ["14", "b"],
      ]),
    Sample(
      "paper.tex", holdsEverything: false,
      """
      \\documentclass{article}
      \\usepackage{x}
      \\title{The paper}
      \\begin{document}
      \\section{First \\emph{part}}
      Some text with 50\\% of $x^2$ and
      \\textbf{bold}~words, see \\ref{a}.
      % a comment

      \\begin{itemize}
      \\item one
      \\item[$*$] two
      \\item[Pump] moves \\href{http://a.b}{\\emph{some} water} and \\hyperref[s]{more}
      \\end{itemize}
      \\begin{verbatim}
      not & this
      \\end{verbatim}
      \\end{document}
      """,
      [
        ["1", "The paper"], ["2", "First part"], ["3", "Some text with 50% of  and\nbold\u{A0}words, see ."],
        ["4", "one"], ["5", "two"], ["6", "Pump"], ["7", "moves some water and more"],
      ]),
    Sample(
      "notes.txt", holdsEverything: false,
      """
      One line here.
      Another line.

      And a third one.
      """,
      [["1", "One line here."], ["2", "Another line."], ["3", "And a third one."]]),
    Sample(
      "article.docbook",
      """
      <?xml version="1.0"?>
      <article xmlns="http://docbook.org/ns/docbook" xmlns:its="http://www.w3.org/2005/11/its" version="5.0">
        <title>The article</title>
        <section xml:id="s1"><title>Part</title>
          <para>Some   <emphasis>text</emphasis>
            &amp; &product; more.</para>
          <para its:locNote="Of the list">Before
            <itemizedlist><listitem><para>an item</para></listitem></itemizedlist></para>
          <programlisting>x = 1
      y</programlisting>
        </section>
      </article>
      """,
      [
        ["1", "The article"], ["2", "Part"], ["3", "Some text &  more."],
        ["4", "Before"], ["5", "an item"],
        ["6", "x = 1\ny"],
      ]),
    Sample(
      "topic.dita",
      """
      <?xml version="1.0"?>
      <concept id="c"><title>A topic</title><shortdesc>Short</shortdesc>
      <conbody xmlns:its="http://www.w3.org/2005/11/its"><p its:locNote="A button">Press <uicontrol>OK</uicontrol>.</p><ul><li>One <b>bold</b></li></ul>
      <codeblock translate="no">x</codeblock></conbody></concept>
      """,
      [["1", "A topic"], ["2", "Short"], ["3", "Press OK."], ["4", "One bold"], ["5", "x"]]),
    Sample(
      "task.dita",
      """
      <?xml version="1.0"?>
      <task id="t"><title>Pour</title><taskbody><steps><step><cmd>Open the tap</cmd>
      <info>Turn <uicontrol>T</uicontrol> left once.</info></step></steps></taskbody></task>
      """,
      [["1", "Pour"], ["2", "Open the tap"], ["3", "Turn T left once."]]),
  ]
}
