import AttestFormats
import AttestModel
import Testing

@Test func trialsAsCSV() {
  let trial = Trial(
    agents: ["Ruxolitinib", "Nab-Paclitaxel"], agentIDs: ["chebi:66919", ""],
    targets: ["JAK1", "JAK2"], targetIDs: ["hgnc:6190", "hgnc:6192"],
    disease: "Pancreatic Cancer", diseaseID: "mesh:D010190", phases: ["PHASE1", "PHASE2"],
    status: "ACTIVE_NOT_RECRUITING", ncts: ["NCT00000001", "NCT00000002"], document: "a.txt",
    section: "table 2", start: 3, end: 40)
  var output: [UInt8] = []
  let table = TrialsTable(CommaSeparated())
  table.appendHeader(to: &output)
  table.append(trial, to: &output)
  #expect(
    String(decoding: output, as: UTF8.self) == """
      agents,agent_ids,targets,target_ids,disease,disease_id,phase,status,ncts,document,section,\
      start,end
      Ruxolitinib|Nab-Paclitaxel,chebi:66919|,JAK1|JAK2,hgnc:6190|hgnc:6192,Pancreatic Cancer,\
      mesh:D010190,PHASE1|PHASE2,ACTIVE_NOT_RECRUITING,NCT00000001|NCT00000002,a.txt,table 2,3,40

      """)
}
