internal import AttestModel

/// A PMID that was given years before or after the paper is said to have appeared.
struct PMIDAgainstYear: RowCheck {
  let entry = CatalogueEntry(
    code: "ID012", name: "pmid-against-year", severity: .warning, needs: [.pmid],
    meaning: "PubMed numbers papers as they come, so a number tells when it was given. This one was"
      + " given three years or more before the year in the row: it is of another paper. One given"
      + " long after may be of an old paper that was taken up late, and is told as information.",
    positive: .table("gene,citation,pmid", "JAK2,\"Levine et al., 2015, Blood\",16081687"),
    negative: .table("gene,citation,pmid", "JAK2,\"Levine et al., 2005, Blood\",16081687"))

  /// The first numbers that were given in each year from 1998 on; before, they were given in
  /// another order.
  private static let first = [
    9_400_000, 9_890_000, 10_600_000, 11_150_000, 11_760_000, 12_500_000, 14_690_000, 15_620_000,
    16_380_000, 17_190_000, 18_160_000, 19_110_000, 20_040_000, 21_190_000, 22_200_000, 23_280_000,
    24_380_000, 25_550_000, 26_720_000, 28_040_000, 29_290_000, 30_600_000, 31_900_000, 33_380_000,
    34_970_000, 36_590_000, 38_150_000, 39_750_000,
  ]
  private static let firstYear = 1998

  func concerns(_ columns: TableColumns) -> Bool {
    columns.has(.year) || columns.has(.citation)
  }

  func check(_ row: CheckedRow, _ report: inout Report) {
    let cells = row.cells(.pmid)
    guard cells.count == 1, let pmid = PMIDForm(cells[0].text).pmid, let number = Int(pmid),
      let stated = row.year, let given = Self.year(of: number), given > Self.firstYear
    else { return }
    if stated - given >= 3, stated < 2100 {
      report.add("PMID \(pmid) was given in \(given), long before \(stated)", at: cells[0])
    } else if given - stated >= 4, stated > 1950 {
      report.add(
        "PMID \(pmid) was given in \(given), long after \(stated)", at: cells[0],
        severity: .information)
    }
  }

  /// When a number was given; nil where it is older than the list, or newer.
  private static func year(of pmid: Int) -> Int? {
    guard pmid >= first[0], pmid < 42_000_000, let index = first.lastIndex(where: { $0 <= pmid })
    else { return nil }
    return firstYear + index
  }
}

extension CheckedRow {
  /// The year that the row states for its publication: four digits of a year's or a citation's cell.
  var year: Int? {
    guard let cell = cell(.year) ?? cell(.citation) else { return nil }
    return cell.text.split(whereSeparator: { !$0.isNumber }).first(where: { $0.count == 4 })
      .flatMap { Int($0) }
  }
}
