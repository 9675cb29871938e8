internal import AttestModel

/// Two rows that say the same, one of them under another name of a thing.
struct ClaimUnderTwoNames: RowsCheck {
  let entry = CatalogueEntry(
    code: "ROW007", name: "claim-under-two-names", severity: .warning,
    needs: [.subject, .object, .relation],
    meaning:
      "The rows have the same relation, paper and context, and their ends are the same things"
      + " under different names. One of them is too many.",
    positive: .table(
      "subject,relation,object,pmid", "IL6,activates,STAT3,11000001",
      "interleukin-6,activates,STAT3,11000001"),
    negative: .table(
      "subject,relation,object,pmid", "IL6,activates,STAT3,11000001",
      "interleukin-6,activates,STAT3,11000002"))

  var comparesSameEnds: Bool { true }

  func record(_ row: CheckedRow, _ keep: inout RowKeeping) {
    let table = row.table
    guard var key = row.ends, let subject = table.subjectColumn, let object = table.objectColumn,
      let relation = table.relationColumn
    else { return }
    let buffer = row.buffer
    if table.columns.has(.pmid) {
      key.add(ByteHash.of(buffer.bytes(of: relation)))
      if table.columns.has(.context) { row.add(.context, sorted: true, to: &key) }
      if table.columns.has(.mechanism) { row.add(.mechanism, to: &key) }
      var papers = 0
      row.forEachPMID {
        key.add($0)
        papers += 1
      }
      guard papers > 0 else { return }
    } else {
      for column in 0..<buffer.count
      where column != subject && column != object && table.columns.roles[column] != .row {
        key.add(ByteHash.of(buffer.bytes(of: column)))
      }
    }
    var value = RowDigest()
    value.add(ByteHash.of(buffer.bytes(of: subject)))
    value.add(ByteHash.of(buffer.bytes(of: object)))
    // Most names are the main one, and nobody asks for the texts of rows that have no alias.
    let isPlain = [subject, object].allSatisfy { column in
      row.holds(.isMainName, in: column) { cell in
        row.names.concept(cell.text).map { concept in
          Spelling.folded(concept.name) == Spelling.folded(cell.text)
        } ?? true
      }
    }
    keep.add(
      key: key.value, value: value.value, of: row, at: relation, quoting: !isPlain,
      with: isPlain ? nil : (subject, object))
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    guard let first = rows.first else { return }
    for row in rows.dropFirst() where row.value != first.value {
      // One of the two has an alias, and with it its texts.
      let (alias, other) = row.text.isEmpty ? (first, row) : (row, first)
      guard alias.texts.count == 3 else { continue }
      if other.texts.count == 3 {
        // What differs in capitals and marks alone is told of as a spelling.
        let differing = [1, 2].first {
          Spelling.folded(alias.texts[$0]) != Spelling.folded(other.texts[$0])
        }
        guard let end = differing else { continue }
        report.add(
          "the row says the same as line \(other.line), where “\(alias.texts[end])” is called"
            + " “\(other.texts[end])”", at: alias, value: alias.texts[end],
          suggestion: other.texts[end], evidence: "line \(other.line)")
      } else {
        report.add(
          "\(alias.texts[1]) and \(alias.texts[2]): the row says the same as line \(other.line),"
            + " which has their main names", at: alias, value: alias.texts[0],
          evidence: "line \(other.line)")
      }
    }
  }
}
