internal import AttestModel

/// The part of a molecule at which something happens: *phosphorylated at serine 727*, *binds to
/// the CD23 promoter*.
struct EventSites {
  private static let residues: Set<String> = [
    "ser", "serine", "thr", "threonine", "tyr", "tyrosine", "lys", "lysine", "residue", "residues",
  ]
  private static let parts: Set<String> = [
    "domain", "domains", "element", "elements", "enhancer", "enhancers", "motif", "promoter",
    "promoters", "region", "regions", "site", "sites", "tail", "terminus",
  ]

  private let view: SentenceView
  private let places: [Int: SentenceView.Place]
  /// Types of which residues are the sites.
  private let modifications: Set<String>

  init(_ view: SentenceView, _ tables: EventTables) {
    self.view = view
    places = Dictionary(view.places.map { ($0.entity, $0) }) { first, _ in first }
    modifications = Set(
      zip(tables.types, tables.weighedAs).lazy.filter { $1 == "Phosphorylation" }.map(\.0))
  }

  /// The site that an event names, if any.
  ///
  /// - Parameter trigger: the trigger's unit.
  func site(of event: SentenceEvent, trigger: Int) -> TextRange? {
    if modifications.contains(event.type) { return residue(near: trigger) }
    return event.type == "Binding" ? part(of: event) : nil
  }

  /// The nearest residue, within the words that one phrase or two take.
  private func residue(near trigger: Int) -> TextRange? {
    let near = max(0, trigger - 6)..<min(view.units.count, trigger + 10)
    let found = near.filter { unit in
      let word = view.texts[unit].prefix { $0.isLetter }
      return Self.residues.contains(String(word))
    }.min { (abs($0 - trigger), $0) < (abs($1 - trigger), $1) }
    guard let found else { return nil }
    var end = found + 1
    if end < view.units.count, view.units[end].tag == .number || view.units[end].tag == .mark {
      while end < view.units.count, end < found + 3,
        view.units[end].tag == .number || view.texts[end] == "-"
      {
        end += 1
      }
    }
    return view.parsed.textRange(of: found..<end)
  }

  /// The word behind the last theme, where it names a part.
  private func part(of event: SentenceEvent) -> TextRange? {
    for argument in event.arguments.reversed() {
      guard case .entity(let entity) = argument.filler,
        let place = places[entity]
      else { continue }
      for unit in view.units.indices.clamped(to: place.unit + 1..<place.unit + 3)
      where Self.parts.contains(view.texts[unit]) {
        return view.parsed.textRange(of: unit..<unit + 1)
      }
    }
    return nil
  }
}
