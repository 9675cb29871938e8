import Attest
import Foundation

/// The figures of an evaluation, as a page for people or as JSON.
struct EvaluationReport {
  let evaluation: Evaluation
  /// How many missed and wrong claims are shown.
  private let shown: Int

  init(_ evaluation: Evaluation, showing shown: Int) {
    self.evaluation = evaluation
    self.shown = shown
  }

  /// The page.
  var text: String {
    var rows = [["", "", "precision", "recall", "F1", "found of gold", "right of claims"]]
    for (name, tiers) in namedTiers {
      for (tier, figures) in [("core", tiers.core), ("all", tiers.all)] {
        rows.append(
          [name, tier] + Self.fractions(figures).map { $0.fixed(3) } + Self.counts(figures))
      }
    }
    var text = TextColumns(rows).text
    let agreement = evaluation.agreement
    text +=
      "\n"
      + TextColumns([
        ["Of the claims found", "via F1", "hedged F1", "certainty", "citations"],
        [
          "", agreement.via.fixed(3), agreement.hedged.fixed(3), agreement.certainty.fixed(3),
          agreement.citations.fixed(3),
        ],
      ]).text
    let relations = evaluation.relations.map { [$0.relation.rawValue] + Self.counts($0.figures) }
    text +=
      "\n" + TextColumns([["Relation", "found of gold", "right of claims"]] + relations).text
    if let negatives = evaluation.negatives {
      text +=
        "\n"
        + TextColumns([
          ["Misreadings made", "\(negatives.fallenInto.count) of \(negatives.traps)"],
          [
            "Claims in sentences without any",
            "\(negatives.claimsInSilentSentences) in \(negatives.silentSentences)",
          ],
        ]).text
    }
    for (heading, claims) in lists where !claims.isEmpty {
      text += "\n\(heading)\n"
      for claim in claims {
        text += "  \(Diagnostic.printable(claim.description))\n"
        text += "      “\(Diagnostic.printable(claim.sentence))”\n"
      }
    }
    return text
  }

  /// One object, with its keys in alphabetical order.
  var json: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return try Array(encoder.encode(EvaluationTable(evaluation, showing: shown))) + [0x0A]
    }
  }

  private var namedTiers: [(String, Evaluation.Tiers)] {
    [("strict", evaluation.strict), ("relaxed", evaluation.relaxed)]
  }

  private var lists: [(heading: String, claims: [StatedClaim])] {
    [
      ("Missed", Array(evaluation.missed.prefix(shown))),
      ("Wrong", Array(evaluation.wrong.prefix(shown))),
      ("Misreadings made", Array((evaluation.negatives?.fallenInto ?? []).prefix(shown))),
    ]
  }

  private static func fractions(_ figures: Evaluation.Figures) -> [Double] {
    [figures.precision, figures.recall, figures.f1]
  }

  private static func counts(_ figures: Evaluation.Figures) -> [String] {
    ["\(figures.found) of \(figures.gold)", "\(figures.right) of \(figures.claims)"]
  }
}

/// The figures of an evaluation, laid out for JSON.
private struct EvaluationTable: Encodable {
  struct Claim: Encodable {
    let subject, subjectID, relation, object, objectID, polarity, section, sentence: String

    enum CodingKeys: String, CodingKey {
      case subject, relation, object, polarity, section, sentence
      case subjectID = "subject_id"
      case objectID = "object_id"
    }

    init(_ claim: StatedClaim) {
      subject = claim.subject.name
      subjectID = claim.subject.id
      relation = claim.relation.rawValue
      object = claim.object.name
      objectID = claim.object.id
      polarity = claim.polarity.rawValue
      section = claim.section
      sentence = claim.sentence
    }
  }

  struct Figures: Encodable {
    let precision, recall, f1: Double
    let gold, found, right, claims: Int

    init(_ figures: Evaluation.Figures) {
      precision = figures.precision.rounded(to: 4)
      recall = figures.recall.rounded(to: 4)
      f1 = figures.f1.rounded(to: 4)
      gold = figures.gold
      found = figures.found
      right = figures.right
      claims = figures.claims
    }
  }

  let strict: [String: Figures]
  let relaxed: [String: Figures]
  /// In a dictionary, a figure that there is not becomes null.
  let matched: [String: Double?]
  let relations: [String: Figures]
  let negatives: [String: Int]?
  let missed, wrong, misreadings: [Claim]?

  init(_ evaluation: Evaluation, showing shown: Int) {
    func table(_ tiers: Evaluation.Tiers) -> [String: Figures] {
      ["core": Figures(tiers.core), "all": Figures(tiers.all)]
    }
    func list(_ claims: [StatedClaim]?) -> [Claim]? {
      shown > 0 ? claims?.prefix(shown).map(Claim.init) : nil
    }
    strict = table(evaluation.strict)
    relaxed = table(evaluation.relaxed)
    let agreement = evaluation.agreement
    matched = [
      "via_f1": agreement.via?.rounded(to: 4), "hedged_f1": agreement.hedged?.rounded(to: 4),
      "certainty": agreement.certainty?.rounded(to: 4),
      "citations": agreement.citations?.rounded(to: 4),
    ]
    relations = Dictionary(
      evaluation.relations.map { ($0.relation.rawValue, Figures($0.figures)) },
      uniquingKeysWith: { first, _ in first })
    negatives = evaluation.negatives.map {
      [
        "traps": $0.traps, "fallen_into": $0.fallenInto.count,
        "sentences_without_claims": $0.silentSentences,
        "claims_made_in_them": $0.claimsInSilentSentences,
      ]
    }
    missed = list(evaluation.missed)
    wrong = list(evaluation.wrong)
    misreadings = list(evaluation.negatives?.fallenInto)
  }
}

extension Double {
  /// The nearest number with so many digits behind the point.
  func rounded(to digits: Int) -> Double {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    return (self * scale).rounded() / scale
  }

  /// With exactly so many digits behind the point, for a number from 0 to 1.
  fileprivate func fixed(_ digits: Int) -> String {
    let text = "\(rounded(to: digits))"
    return text + String(repeating: "0", count: max(0, digits + 2 - text.count))
  }
}

extension Double? {
  /// With so many digits; a dash where there is nothing to measure.
  fileprivate func fixed(_ digits: Int) -> String {
    map { $0.fixed(digits) } ?? "-"
  }
}
