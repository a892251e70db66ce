/// The style of the page to review, beside what all pages have.
enum ReviewPageStyle {
  static let text = """
    .notes { font-size: .9rem; }
    table { border-collapse: separate; border-spacing: 0; width: 100%; table-layout: fixed; }
    thead th { text-align: start; background: var(--head); overflow-wrap: anywhere; position: sticky;
      top: var(--top, 0); z-index: 1; }
    th, td { border: solid var(--line); border-width: 0 0 1px 1px; padding: .35rem .6rem; vertical-align: top; }
    th:first-child { width: 4.5rem; } th:last-child { width: 8.5rem; }
    th[scope=row] { font-weight: normal; color: var(--soft); text-align: end; }
    .line { color: var(--soft); font-size: .75rem; }
    .grade { font-size: .85rem; }
    .flag { font-size: .75rem; border: 1px solid var(--soft); border-radius: 3px; padding: 0 .3em; }
    td a { color: var(--focus); font-size: .75rem; }
    .sure .sign { color: var(--green); } .fair .sign, .fair .score { color: var(--yellow); }
    .doubtful .sign, .doubtful .score { color: var(--red); }
    .alone .sign, .alone .score { color: var(--violet); }
    tr.fair { background: var(--yellow-back); } tr.doubtful { background: var(--red-back); }
    tr.alone { background: var(--violet-back); }
    tr.doubtful td:last-child { border-inline-end: 6px double var(--red); }
    tr.alone td:last-child { border-inline-end: 6px dashed var(--violet); }
    .empty { color: var(--soft); font-style: italic; }
    tr:focus { outline: 3px solid var(--focus); outline-offset: -3px; }
    tr { scroll-margin-top: calc(var(--top, 8rem) + 3rem); }
    .notes a { color: var(--focus); }
    @media (max-width: 40rem) {
      header { position: static; } main { padding: 0 .25rem 4rem; }
      .counts > span { margin-inline-end: .5rem; }
      th:first-child { width: 2.5rem; } th:last-child { width: 5.5rem; } th, td { padding: .25rem; }
      thead th { font-size: .75rem; }
    }

    """
}
