import AttestModel

extension TrialRecord {
  /// The studies of a file: one study, a list, a page of a search, the answer of the older
  /// interface.
  static func studies(in tree: JSONTree) -> [JSONTree] {
    if tree.isList { return tree.elements.flatMap(studies(in:)) }
    for page in [tree["studies"], tree["FullStudiesResponse"]["FullStudies"]] where page.exists {
      return page.elements
    }
    return [tree]
  }

  /// What a study says its number is, nil where it is no study.
  static func number(of study: JSONTree) -> String? {
    let section = section(of: study)
    guard section.isObject else { return nil }
    return section["identificationModule", "IdentificationModule"]["nctId", "NCTId"].string
  }

  private static func section(of study: JSONTree) -> JSONTree {
    let study = study["Study"].exists ? study["Study"] : study
    return study["protocolSection", "ProtocolSection"]
  }

  /// The record of a study in the JSON of ClinicalTrials.gov, version 2 or the one before.
  init(study: JSONTree, nct: String) {
    let section = Self.section(of: study)
    let ids = section["identificationModule", "IdentificationModule"]
    let status = section["statusModule", "StatusModule"]
    let arms = section["armsInterventionsModule", "ArmsInterventionsModule"]
    let secondary =
      ids["secondaryIdInfos"].exists
      ? ids["secondaryIdInfos"] : ids["SecondaryIdInfoList"]["SecondaryIdInfo"]
    let aliases =
      (ids["nctIdAliases"].exists ? ids["nctIdAliases"] : ids["NCTIdAliasList"]["NCTIdAlias"])
      .strings
      + [ids["orgStudyIdInfo", "OrgStudyIdInfo"]["id", "OrgStudyId"].string]
      + secondary.elements.map { $0["id", "SecondaryId"].string }
    let conditions = section["conditionsModule", "ConditionsModule"]
    let phases = section["designModule", "DesignModule"]
    let summary = section["descriptionModule", "DescriptionModule"]["briefSummary", "BriefSummary"]
    self.init(
      nct: nct, aliases: Self.distinct(aliases, without: nct),
      title: ids["briefTitle", "BriefTitle"].string,
      officialTitle: ids["officialTitle", "OfficialTitle"].string,
      acronym: ids["acronym", "Acronym"].string, summary: Self.unescaped(summary.string),
      conditions: conditions["conditions"].strings
        + conditions["ConditionList"]["Condition"].strings,
      interventions: (arms["interventions"].exists
        ? arms["interventions"] : arms["InterventionList"]["Intervention"])
        .elements.map(Self.intervention),
      phases: (phases["phases"].strings + phases["PhaseList"]["Phase"].strings)
        .flatMap(TrialVocabulary.phases),
      status: TrialVocabulary.status(status["overallStatus", "OverallStatus"].string),
      startDate: status["startDateStruct", "StartDateStruct"]["date", "StartDate"].string,
      completionDate: status["completionDateStruct", "CompletionDateStruct"][
        "date", "CompletionDate"
      ].string,
      sponsor: section["sponsorCollaboratorsModule", "SponsorCollaboratorsModule"][
        "leadSponsor", "LeadSponsor"]["name", "LeadSponsorName"].string,
      references: Self.references(section["referencesModule", "ReferencesModule"]))
  }

  private static func intervention(_ tree: JSONTree) -> Intervention {
    let others =
      tree["otherNames"].exists
      ? tree["otherNames"] : tree["InterventionOtherNameList"]["InterventionOtherName"]
    return Intervention(
      kind: TrialVocabulary.word(tree["type", "InterventionType"].string),
      name: tree["name", "InterventionName"].string, otherNames: others.strings)
  }

  private static func references(_ tree: JSONTree) -> [Reference] {
    let list = tree["references"].exists ? tree["references"] : tree["ReferenceList"]["Reference"]
    return list.elements.map { reference in
      Reference(
        pmid: Identifiers.loosePMID(reference["pmid", "ReferencePMID"].string) ?? "",
        kind: TrialVocabulary.word(reference["type", "ReferenceType"].string),
        citation: reference["citation", "ReferenceCitation"].string)
    }
  }

  /// Version 2 writes a backslash before marks that could be taken for markup: `\[rHGG\]`.
  private static func unescaped(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        if !"[]()*<>_#~`!&+-.|{}\\".contains(character) { result.append("\\") }
        result.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return isEscaped ? result + "\\" : result
  }
}
