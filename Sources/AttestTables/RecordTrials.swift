public import AttestModel

extension TableReading {
  /// The trials of a registry's record: one for each condition, at the place where the text of
  /// the record names it.
  public func trials(of record: TrialRecord, in document: Document) -> [Trial] {
    let parts = NamedParts(names: names)
    let offsets = SourceOffsets(document.source)
    // A record that names no condition stands for itself.
    let section =
      document.sections.first { $0.label == "conditions" } ?? document.sections.first
    func place(_ index: Int) -> Range<Int> {
      guard let section else { return 0..<0 }
      let isEach = section.paragraphs.count == record.conditions.count
      return offsets.scalars(
        in: document.map.source(of: isEach ? section.paragraphs[index] : section.range))
    }
    let agents = record.interventions.map { parts.agent($0) }
    let conditions = record.conditions.isEmpty ? [""] : record.conditions
    return conditions.enumerated().map { index, condition in
      let place = place(index)
      return Trial(
        agents: agents.map(\.text), agentIDs: agents.map(\.concept.id), targets: [], targetIDs: [],
        disease: condition, diseaseID: parts.disease(condition).concept.id,
        phases: record.phases, status: record.status, ncts: [record.nct], document: document.id,
        section: section?.label ?? "", start: place.lowerBound, end: place.upperBound)
    }
  }
}

extension NamedParts {
  /// What is tried, by its name or, where the lexicon knows that for no drug, by its other names.
  func agent(_ intervention: TrialRecord.Intervention) -> Part {
    let unknown = Part(
      text: intervention.name, concept: Concept(id: "", name: intervention.name, kind: .phrase))
    // What is given for comparison is not what it looks like: *placebo for ruxolitinib*.
    guard !intervention.name.lowercased().contains("placebo") else { return unknown }
    for name in [intervention.name] + intervention.otherNames {
      var drugs: [Concept] = []
      for found in names.names(in: name) where found.concept.kind == .drug {
        if !drugs.contains(found.concept) { drugs.append(found.concept) }
      }
      // Of several drugs, none is the one.
      if drugs.count > 1 { return unknown }
      if let drug = drugs.first { return Part(text: intervention.name, concept: drug) }
    }
    return unknown
  }

  /// A disease by a name that is all the text says, but for an abbreviation: *Psoriasis (PsO)*.
  func disease(_ text: String) -> Part {
    let outside = text.utf8.prefix { $0 != UInt8(ascii: "(") }
    let plain = String(Substring(outside)).trimmed
    let all = names.names(in: plain)
    if all.count == 1, let name = all.first, name.concept.kind == .disease,
      name.range == 0..<plain.utf8.count
    {
      return Part(text: text, concept: name.concept)
    }
    return Part(text: text, concept: Concept(id: "", name: text, kind: .phrase))
  }
}
