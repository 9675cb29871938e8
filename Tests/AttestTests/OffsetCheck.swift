import Attest

/// Checks that what is exported stands in the source text where its offsets say.
struct OffsetCheck {
  private let source: [Unicode.Scalar]
  private let mined: MinedDocument

  init(_ mined: MinedDocument) {
    self.mined = mined
    source = Array(String(decoding: mined.text, as: UTF8.self).unicodeScalars)
  }

  /// What does not stand where it should, a line each.
  var faults: [String] {
    var faults: [String] = []
    func check(_ what: String, _ text: String, _ start: Int, _ end: Int, _ holds: Bool) {
      if !holds { faults.append("\(mined.id) \(what) \(start)..<\(end): \(text)") }
    }
    for mention in mined.mentions {
      let (start, end) = (mention.start, mention.end)
      check("mention", mention.text, start, end, isRead(mention.text, start, end))
    }
    for sentence in mined.sentences {
      let (start, end) = (sentence.start, sentence.end)
      check("sentence", sentence.text, start, end, isRead(sentence.text, start, end))
    }
    for citation in mined.citations {
      let (start, end) = (citation.start, citation.end)
      check("citation", citation.citation, start, end, slice(start, end) != nil && start <= end)
    }
    let sentences = Set(mined.sentences.map(\.text))
    for evidence in mined.evidence {
      let (start, end) = (evidence.start, evidence.end)
      let holds =
        sentences.contains(evidence.sentence)
        ? isRead(evidence.sentence, start, end) : holdsCells(evidence.sentence, start, end)
      check("evidence", evidence.sentence, start, end, holds)
    }
    for trial in mined.trials {
      let (start, end) = (trial.start, trial.end)
      let holds = trial.section == "conditions" ? isRead(trial.disease, start, end) : start < end
      check("trial", trial.disease, start, end, holds && end <= source.count)
    }
    return faults
  }

  private func slice(_ start: Int, _ end: Int) -> ArraySlice<Unicode.Scalar>? {
    start >= 0 && start <= end && end <= source.count ? source[start..<end] : nil
  }

  /// Whether a slice reads as a text once lines are joined, hyphens at line ends resolved, and
  /// whole lines left out that a page break or a float put in between.
  func isRead(_ text: String, _ start: Int, _ end: Int) -> Bool {
    guard let slice = slice(start, end) else { return false }
    let wanted = text.unicodeScalars.filter { !$0.properties.isWhitespace }
    // At each line's start: how much of the text may have been read by then.
    var states: Set<Int> = [0]
    let lines = slice.split(omittingEmptySubsequences: false) {
      "\n\r\u{C}".unicodeScalars.contains($0)
    }
    var complete = false
    for (index, line) in lines.enumerated() {
      let isLast = index == lines.count - 1
      let letters = line.filter { !$0.properties.isWhitespace }
      // The first and the last line are part of it.
      var next = index == 0 || isLast ? [] : states
      for state in states {
        func fits(_ part: some Collection<Unicode.Scalar>) {
          guard wanted.dropFirst(state).starts(with: part) else { return }
          next.insert(state + part.count)
        }
        fits(letters)
        if let last = letters.last, "-\u{AD}\u{2010}".unicodeScalars.contains(last), !isLast {
          fits(letters.dropLast())
        }
      }
      if isLast { complete = next.contains(wanted.count) }
      states = next
    }
    return complete
  }

  /// Whether a slice holds every cell of a row, in order.
  func holdsCells(_ row: String, _ start: Int, _ end: Int) -> Bool {
    guard let slice = slice(start, end) else { return false }
    let letters = slice.filter { !$0.properties.isWhitespace }
    var from = letters.startIndex
    var cells: [String] = []
    var cell = ""
    for part in row.split(separator: " ", omittingEmptySubsequences: false) {
      if part == "|" {
        cells.append(cell)
        cell = ""
      } else {
        cell += part
      }
    }
    cells.append(cell)
    for cell in cells where !cell.isEmpty {
      let wanted = Array(cell.unicodeScalars)
      guard let found = place(of: wanted, in: letters[from...]) else { return false }
      from = found
    }
    return true
  }

  /// The end of the first place where letters stand, hyphens of line ends aside.
  private func place(
    of wanted: [Unicode.Scalar], in letters: ArraySlice<Unicode.Scalar>
  ) -> Int? {
    for start in letters.indices where letters[start] == wanted[0] {
      var at = start
      var matched = 0
      while at < letters.endIndex, matched < wanted.count {
        if letters[at] == wanted[matched] {
          matched += 1
        } else if letters[at] != "-" {
          break
        }
        at += 1
      }
      if matched == wanted.count { return at }
    }
    return nil
  }
}
