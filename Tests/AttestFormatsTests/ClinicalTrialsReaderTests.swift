import AttestFormats
import AttestModel
import Testing

private func records(_ text: String) throws -> (records: [TrialRecord], said: [String]) {
  var records: [TrialRecord] = []
  var said: [String] = []
  try ClinicalTrialsReader().readRecords(
    MemoryByteStream(Array(text.utf8)), name: "t", report: { said.append($0.description) },
    found: { records.append($0) })
  return (records, said)
}

private let expected = TrialRecord(
  nct: "NCT01243944", aliases: ["NCT00000001", "S-1"], title: "Ruxolitinib in PV",
  officialTitle: "A Study", acronym: "RESP", summary: "Tests JAK [1].",
  conditions: ["Polycythemia Vera", "PV"],
  interventions: [.init(kind: "DRUG", name: "ruxolitinib", otherNames: ["INC424"])],
  phases: ["PHASE1", "PHASE2"], status: "ACTIVE_NOT_RECRUITING", startDate: "2010-10",
  completionDate: "2014-01", sponsor: "Incyte",
  references: [.init(pmid: "123", kind: "BACKGROUND", citation: "Hu 2001.")])

private let version2 = #"""
  {"protocolSection": {"identificationModule": {"nctId": "NCT01243944",
  "nctIdAliases": ["NCT00000001"], "orgStudyIdInfo": {"id": "S-1"}, "acronym": "RESP",
  "briefTitle": "Ruxolitinib in PV", "officialTitle": "A Study"},
  "statusModule": {"overallStatus": "ACTIVE_NOT_RECRUITING", "startDateStruct": {"date": "2010-10"},
  "completionDateStruct": {"date": "2014-01"}},
  "sponsorCollaboratorsModule": {"leadSponsor": {"name": "Incyte"}},
  "descriptionModule": {"briefSummary": "Tests JAK \\[1\\]."},
  "conditionsModule": {"conditions": ["Polycythemia Vera", "PV"]},
  "designModule": {"phases": ["PHASE1", "PHASE2"]},
  "armsInterventionsModule": {"interventions": [{"type": "DRUG", "name": "ruxolitinib",
  "otherNames": ["INC424"]}]},
  "referencesModule": {"references": [{"pmid": "123", "type": "BACKGROUND",
  "citation": "Hu 2001."}]}}}
  """#

private let version1 = #"""
  {"FullStudiesResponse": {"FullStudies": [{"Study": {"ProtocolSection": {
  "IdentificationModule": {"NCTId": "NCT01243944", "NCTIdAliasList": {"NCTIdAlias":
  ["NCT00000001"]}, "OrgStudyIdInfo": {"OrgStudyId": "S-1"}, "Acronym": "RESP",
  "BriefTitle": "Ruxolitinib in PV", "OfficialTitle": "A Study"},
  "StatusModule": {"OverallStatus": "Active, not recruiting",
  "StartDateStruct": {"StartDate": "2010-10"},
  "CompletionDateStruct": {"CompletionDate": "2014-01"}},
  "SponsorCollaboratorsModule": {"LeadSponsor": {"LeadSponsorName": "Incyte"}},
  "DescriptionModule": {"BriefSummary": "Tests JAK [1]."},
  "ConditionsModule": {"ConditionList": {"Condition": ["Polycythemia Vera", "PV"]}},
  "DesignModule": {"PhaseList": {"Phase": ["Phase 1", "Phase 2"]}},
  "ArmsInterventionsModule": {"InterventionList": {"Intervention": [{"InterventionType": "Drug",
  "InterventionName": "ruxolitinib", "InterventionOtherNameList": {"InterventionOtherName":
  ["INC424"]}}]}}, "ReferencesModule": {"ReferenceList": {"Reference": [{"ReferencePMID": "123",
  "ReferenceType": "background", "ReferenceCitation": "Hu 2001."}]}}}}}]}}
  """#

private let xml = """
  <clinical_study><id_info><org_study_id>S-1</org_study_id><nct_id>NCT01243944</nct_id>
  <nct_alias>NCT00000001</nct_alias></id_info><brief_title>Ruxolitinib in PV</brief_title>
  <acronym>RESP</acronym><official_title>A Study</official_title><sponsors><lead_sponsor>
  <agency>Incyte</agency></lead_sponsor></sponsors><brief_summary><textblock>Tests JAK [1].\
  </textblock></brief_summary><overall_status>Active, not recruiting</overall_status>
  <start_date>2010-10</start_date><completion_date>2014-01</completion_date>
  <phase>Phase 1/Phase 2</phase><condition>Polycythemia Vera</condition><condition>PV</condition>
  <intervention><intervention_type>Drug</intervention_type>
  <intervention_name>ruxolitinib</intervention_name><other_name>INC424</other_name></intervention>
  <reference><citation>Hu 2001.</citation><PMID>123</PMID></reference></clinical_study>
  """

@Test(
  "A record says the same in every form",
  arguments: [version2, "[\(version2)]", #"{"studies": [\#(version2)]}"#, version1, xml])
func everyForm(_ text: String) throws {
  let (records, said) = try records(text)
  #expect(records == [expected] && said == [])
}

@Test func tablesOfTrials() throws {
  let (records, said) = try records(
    """
    NCT Number,Study Title,Study Status,Conditions,Interventions,Phases,Sponsor,Other IDs,Start Date
    NCT01243944,"Ruxolitinib, PV",RECRUITING,PV|MF,DRUG: ruxolitinib|Ratio 1:2,PHASE1|PHASE2,\
    Incyte,S-1,2010-10
    ChiCTR2000029308,Other,,,,,,,
    """)
  #expect(
    records == [
      TrialRecord(
        nct: "NCT01243944", aliases: ["S-1"], title: "Ruxolitinib, PV", conditions: ["PV", "MF"],
        interventions: [.init(kind: "DRUG", name: "ruxolitinib"), .init(name: "Ratio 1:2")],
        phases: ["PHASE1", "PHASE2"], status: "RECRUITING", startDate: "2010-10",
        sponsor: "Incyte")
    ])
  #expect(
    said == [
      "t:3:1: warning: ChiCTR2000029308 is the number of another registry; the record is passed over"
    ])
}

@Test func numbersAreChecked() throws {
  let studies = ["NCT01243944", "nct01243944", "NCT00000000", "NCTO1243944", "NCT01243944"].map {
    "<clinical_study><id_info><nct_id>\($0)</nct_id></id_info></clinical_study>"
  }
  let (records, said) = try records("<search_results>\(studies.joined())</search_results>")
  #expect(records.map(\.nct) == ["NCT01243944"])
  let rule = "is not valid: it must be NCT and 8 digits; the record is passed over"
  #expect(
    said == [
      "t:1:112: error: NCT number 'nct01243944' \(rule)",
      "t:1:192: error: NCT number 'NCT00000000' \(rule)",
      "t:1:272: error: NCT number 'NCTO1243944' \(rule)",
      "t:1:352: warning: NCT01243944 again; the first record is kept",
    ])
}

@Test func trialsAreDocuments() throws {
  let reading = try Reading(ClinicalTrialsReader(), version2)
  #expect(reading.documents.map(\.id) == ["NCT01243944"])
  #expect(
    reading.documents[0].outline == [
      "title [title]", "Ruxolitinib in PV", "A Study", "abstract [summary]", "Tests JAK [1].",
      "body [conditions]", "Polycythemia Vera", "PV", "body [interventions]",
      "ruxolitinib (INC424)",
    ])
  #expect(reading.documents[0].trial == expected)
}

@Test func otherJSONIsRefused() {
  #expect(
    refusal(ClinicalTrialsReader(), Array(#"{"a": 1}"#.utf8))
      == "input:1:1: error: not a record of a trial: there is no protocolSection in it (65)")
}

@Test func recordsOfOtherTrialsThanTheNameSaysAreNamed() throws {
  let xml = "<clinical_study><id_info><nct_id>NCT00000102</nct_id></id_info></clinical_study>"
  func said(_ name: String) throws -> [String] {
    try Reading(ClinicalTrialsReader(), xml, name: name).reports
  }
  #expect(
    try said("old/NCT00000105-new.xml") == [
      "old/NCT00000105-new.xml:1:16: warning: the record is that of NCT00000102, not of NCT00000105 "
        + "as the file's name says"
    ])
  #expect(try said("NCT00000102.xml") == [] && said("trial.xml") == [])
}

@Test func placesInJSONAreNamed() {
  let cut = "{\n  \"protocolSection\": {\"identificationModule\": {\"nctId\": \"NCT0"
  #expect(refusal(ClinicalTrialsReader(), Array(cut.utf8))?.hasPrefix("input:2:") ?? false)
}
