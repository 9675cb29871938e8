import AttestFormats
import AttestModel
import Testing

@Test("Records are the same however the stream is cut", arguments: [1, 2, 7, 262_144])
func records(_ pieceSize: Int) throws {
  let lines = #"""
    {"id": "a1", "text": "IFN-\u03b3 activates \"STAT1\"\\ \uD83E\uDDEC.", "pmid": 123, "title": "T\u00e9"}

    {"other": [1, -2.5e3, {"x": null, "y": [true, false, "]"]}], "text": "JAK1.", "id": 7, "section": "2 Cells"}
    {"pmid":"12345678","text":"IL-6 activates\nSTAT3 in cells.\nIt does."}
    """#
  let reading = try Reading(JSONLinesReader(), lines, pieceSize: pieceSize)
  #expect(reading.reports == [])
  #expect(reading.documents.map(\.id) == ["a1", "7", "12345678"])
  #expect(reading.documents.map(\.pmid) == ["123", "", "12345678"])
  #expect(reading.documents.map(\.title) == ["Té", "", ""])
  #expect(
    reading.documents.map(\.outline) == [
      ["abstract [abstract]", "IFN-γ activates \"STAT1\"\\ 🧬."],
      ["abstract [2 Cells]", "JAK1."],
      ["abstract [abstract]", "IL-6 activates STAT3 in cells. It does."],
    ])
  #expect(reading.documents.map(\.misplaced) == [[], [], []])
  #expect(String(decoding: reading.documents[2].source, as: UTF8.self).contains("activates\nSTAT3"))
}

@Test func linesThatEndInSentencesAreParagraphs() throws {
  let text = #"{"id":"1","text":"IL-6 binds.\nIt acts.\n\nThe end."}"#
  #expect(
    try Reading(JSONLinesReader(), text).documents.map(\.outline) == [
      ["abstract [abstract]", "IL-6 binds.", "It acts.", "The end."]
    ])
}

@Test(
  "A bad line is named and the others are read",
  arguments: [
    (
      #"{"id":"1","text":"#,
      "2:18: error: expected a string in double quotes, but the line ends here"
    ),
    (
      #"{"id":"1","text":"γ"#,
      "2:20: error: string without a closing quote: the line is cut off"
    ),
    (#"{"id":"1"}"#, #"2:1: error: record without "text"; give it one"#),
    (#"{"text":"x"}"#, #"2:1: error: record without "id"; give it one"#),
    (#"{"id":"1","text":"\uD800"}"#, "2:19: error: half a surrogate pair; write both halves"),
    (
      #"{"id":"1","text":"x"} {}"#,
      "2:23: error: something follows the record; put each record on a line of its own"
    ),
    (#"[1]"#, #"2:1: error: expected a record in braces, as in {"id": "1", "text": "…"}"#),
    (#"{"id":01,"text":"x"}"#, "2:7: error: not a number"),
    (
      "{\"id\":\"1\",\"text\":\"a\tb\"}",
      "2:20: error: control character in a string; write it as \\t, \\n or \\u00XX"
    ),
  ])
func badLines(_ line: String, _ message: String) throws {
  let good = #"{"id":"0","text":"JAK1."}"#
  let reading = try Reading(JSONLinesReader(), "\(good)\n\(line)\n\(good)")
  #expect(reading.reports == ["input:" + message])
  #expect(reading.documents.map(\.id) == ["0", "0"])
}

@Test func invalidUTF8InALineIsNamed() throws {
  let bytes = Array(#"{"id":"1","text":"γ"#.utf8) + [0xFF] + Array(#""}"#.utf8)
  let reading = try Reading(JSONLinesReader(), bytes)
  #expect(reading.reports == ["input:1:20: error: not UTF-8; convert the file"])
}

/// Records in one list are read as those on lines are, with the places where they begin.
@Test("A list of records is read", arguments: [1, 2, 7, 262_144])
func listOfRecords(_ pieceSize: Int) throws {
  let list = #"""
    [{"id": "a1", "text": "IL-6, [\"JAK1\"] and {STAT3}."},
      {
        "id": 2,
        "text": "SOCS3 inhibits JAK2.", "more": [[1, {"x": "]"}]]
      }
    ]
    """#
  let reading = try Reading(JSONLinesReader(), list, pieceSize: pieceSize)
  #expect(reading.reports == [])
  #expect(reading.documents.map(\.id) == ["a1", "2"])
  #expect(reading.documents.map(\.line) == [1, 2])
  #expect(
    reading.documents.map { String(decoding: $0.source, as: UTF8.self) }
      == ["IL-6, [\"JAK1\"] and {STAT3}.", "SOCS3 inhibits JAK2."])
}

@Test(
  "What is wrong with a list is named, and its other records are read",
  arguments: [
    (#"[{"id":"1"},"# + "\n", #"1:2: error: record without "text"; give it one"#, "]"),
    (
      "[{\n \"id\": x},", "2:8: error: expected a string or a number",
      "]"
    ),
    ("[,", "1:2: error: a comma with no record before it; take it out", "]"),
    ("[", "1:29: error: something follows the list; give one list only", "] []"),
    (
      "[",
      "1:26: error: the list has no end: the file is cut off, and the last record is passed over",
      ",{\"id\":"
    ),
  ])
func badLists(_ head: String, _ message: String, _ tail: String) throws {
  let good = #"{"id":"0","text":"JAK1."}"#
  let isCut = tail.hasPrefix(",")
  let reading = try Reading(JSONLinesReader(), head + good + tail)
  #expect(
    reading.reports.map { isCut ? String($0.suffix(80)) : $0 } == [
      isCut ? String(("input:" + message).suffix(80)) : "input:" + message
    ])
  #expect(reading.documents.map(\.id) == ["0"])
}

@Test func listsOfRecordsAreRecognised() {
  let reader = reader(for: Array(#" [ {"id": "1", "text": "JAK1."}]"#.utf8), name: "-")
  #expect(type(of: reader).format == JSONLinesReader.format)
  #expect(
    type(of: AttestFormats.reader(for: Array("[1] JAK1 activates STAT1.".utf8), name: "-")).format
      == PlainTextReader.format)
}

@Test("UTF-16 is converted", arguments: [1, 7, 262_144])
func recordsInUTF16(_ pieceSize: Int) throws {
  let text =
    "{\"id\": \"a\", \"text\": \"IFN-γ acts.\"}\n{\"id\": \"b\", \"text\": \"So does IL-6.\"}\n"
  var bytes: [UInt8] = [0xFF, 0xFE]
  for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
  #expect(reader(for: bytes, name: "-") is JSONLinesReader)
  let reading = try Reading(JSONLinesReader(), bytes, pieceSize: pieceSize)
  #expect(
    reading.documents.map { $0.string(in: 0..<$0.text.count) } == ["IFN-γ acts.", "So does IL-6."])
  #expect(reading.reports.isEmpty)
  #expect(
    refusal(JSONLinesReader(), Array(bytes.dropLast()))
      == ":2:1: error: UTF-16 with an odd byte at its end; the file is truncated (65)")
}

@Test func identifiersOfRecordsAreChecked() throws {
  let reading = try Reading(
    JSONLinesReader(),
    """
    {"id": "a", "text": "IL-6 acts.", "pmid": "abc"}
    {"id": "b", "text": "IL-6\\u0000 acts."}
    {"text": "IL-4 acts.", "pmid": "PMID: 123"}
    """)
  #expect(reading.documents.map { [$0.id, $0.pmid] } == [["a", ""], ["PMID: 123", "123"]])
  #expect(
    reading.reports == [
      "input:1:1: warning: PMID 'abc' is not valid: it must be 1 to 8 digits, the first no zero; "
        + "the record is read without it",
      "input:2:1: error: record with a NUL character; take it out of its text",
    ])
}
