internal import AttestModel

extension CheckedRow {
  /// Hands over a digest of each PMID of the row, as it is written.
  func forEachPMID(_ body: (_ digest: UInt64) -> Void) {
    for column in columns(holding: .pmid) where !table.isMissing(column) {
      let bytes = buffer.bytes(of: column)
      if PMIDForm.isPlain(bytes) {
        body(ByteHash.of(bytes))
      } else {
        for pmid in PMIDForm.parts(of: cell(at: column).text) {
          body(RowDigest.hash(of: PMIDForm(pmid).pmid ?? String(pmid)))
        }
      }
    }
  }

  /// Hands over the record of each PMID of the row that the store has.
  func forEachRecord(_ body: (CuratedCell, PublicationRecord) -> Void) {
    guard let records else { return }
    for cell in cells(.pmid) {
      for pmid in PMIDForm.parts(of: cell.text).compactMap({ PMIDForm($0).pmid }) {
        if let record = records.publication(pmid) { body(cell, record) }
      }
    }
  }

  /// Hands over the record of each trial of the row that the store has, with the number as given.
  func forEachTrial(_ body: (CuratedCell, _ nct: String, TrialRecord) -> Void) {
    guard let records, records.hasTrials else { return }
    for cell in cells(.nct) {
      for nct in NCTForm.parts(of: cell.text).compactMap({ NCTForm($0).nct }) {
        if let record = records.trial(nct) { body(cell, nct, record) }
      }
    }
  }
}

extension TrialRecord {
  /// `, start 2011-09, completion 2015-03`: as far as the record gives the dates.
  var dates: String {
    (startDate.isEmpty ? "" : ", start \(startDate)")
      + (completionDate.isEmpty ? "" : ", completion \(completionDate)")
  }
}
