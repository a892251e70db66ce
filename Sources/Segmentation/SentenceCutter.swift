import UnicodeText

/// One walk through the candidates of a paragraph.
struct SentenceCutter {
  let rules: SentenceRules
  let explains: Bool
  private(set) var sentences: [Range<Int>] = []
  private(set) var decisions: [SentenceDecision] = []
  private var start = 0
  private var lists: ListTracker
  /// Where brackets were opened that are still open.
  private var brackets: [Int] = []
  private var codeSpans = SpanWalk()
  private var quotes = SpanWalk()

  init(rules: SentenceRules, explains: Bool) {
    self.rules = rules
    lists = ListTracker(hasOrdinals: rules.hasOrdinalFullStop)
    self.explains = explains
  }

  mutating func cut(_ bytes: Span<UInt8>, boundaries: [Boundary]) {
    sentences.reserveCapacity(boundaries.count)
    let candidates = SentenceCandidates(bytes)
    let events = candidates.events
    codeSpans = SpanWalk(OpaqueSpans.codeSpans(in: bytes))
    quotes = SpanWalk(candidates.embeddedQuotes(in: bytes))
    start = bytes.trimmed(0..<bytes.count).lowerBound
    var next = 0
    var last = -1
    for boundary in boundaries {
      let offset = bytes.beforeOpeners(boundary.offset)
      while next < events.count, events[next].offset <= offset {
        if events[next].offset != last || events[next].kind != .fullStop {
          visit(events[next], events, next, in: bytes)
        }
        last = events[next].offset
        next += 1
      }
      if offset < bytes.count, offset != last || next == 0 || events[next - 1].kind != .fullStop {
        visit(.init(offset: offset, kind: .boundary), events, next, in: bytes)
      }
      last = offset
    }
    close(at: bytes.count, in: bytes)
  }

  private mutating func visit(
    _ event: SentenceCandidates.Event, _ events: [SentenceCandidates.Event], _ next: Int,
    in bytes: Span<UInt8>
  ) {
    switch event.kind {
    case .open: brackets.append(event.offset)
    case .close: _ = brackets.popLast()
    case .item, .bullet:
      if lists.begins(next, of: events, in: bytes, sentenceStart: start) {
        note(true, .listItem, event.offset, in: bytes)
      }
    case .boundary, .fullStop, .mark:
      guard event.offset > start, let (isBreak, rule) = rules.decide(bytes, from: start, at: event.offset)
      else {
        return
      }
      if isBreak, let reason = holds(event.offset, events, next, in: bytes) {
        note(false, reason, event.offset, in: bytes)
      } else {
        note(isBreak, rule, event.offset, in: bytes)
      }
    }
  }

  /// The rule by which a place is inside something that is not cut.
  private mutating func holds(
    _ offset: Int, _ events: [SentenceCandidates.Event], _ next: Int, in bytes: Span<UInt8>
  ) -> SentenceRule? {
    if codeSpans.surrounds(offset) { return .codeSpan }
    if quotes.surrounds(offset) { return .insideQuotes }
    guard let open = brackets.last, open > start, open < offset else { return nil }
    // The bracket must close soon, or it is a slip.
    let reach = offset + 400
    var index = next
    while index < events.count, events[index].offset < reach {
      if events[index].kind == .close { return .insideBrackets }
      index += 1
    }
    return nil
  }

  private mutating func note(_ isBreak: Bool, _ rule: SentenceRule, _ offset: Int, in bytes: Span<UInt8>) {
    if explains {
      // A place that is asked about again, as the beginning of a list item, has one answer.
      if decisions.last?.offset == offset { decisions.removeLast() }
      decisions.append(SentenceDecision(offset: offset, isBreak: isBreak, rule: rule))
    }
    if isBreak { close(at: offset, in: bytes) }
  }

  private mutating func close(at offset: Int, in bytes: Span<UInt8>) {
    let range = bytes.trimmed(start..<max(start, offset))
    if !range.isEmpty { sentences.append(range) }
    start = bytes.trimmed(offset..<bytes.count).lowerBound
    brackets.removeAll(keepingCapacity: true)
  }
}

/// Ranges in order, asked about offsets in order.
private struct SpanWalk {
  private let ranges: [Range<Int>]
  private var next = 0

  init(_ ranges: [Range<Int>] = []) { self.ranges = ranges }

  /// Whether an offset lies inside a range, not at its ends.
  mutating func surrounds(_ offset: Int) -> Bool {
    while next < ranges.count, ranges[next].upperBound <= offset { next += 1 }
    return next < ranges.count && ranges[next].lowerBound < offset
  }
}

extension Span<UInt8> {
  /// Where a sentence begins that ICU cuts behind its opening quote, as it does in `。「はい`.
  fileprivate func beforeOpeners(_ offset: Int) -> Int {
    guard offset < count, self[offset] >= 0xE3, offset > 0, self[offset - 1] >= 0x80 else { return offset }
    var at = offset
    while let (scalar, before) = scalar(before: at), Marks.isWideOpener(scalar) { at = before }
    return at
  }
}
