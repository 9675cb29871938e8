/// Positions in a document's cleaned text, counted in UTF-8 bytes from its start.
///
/// Every annotation points into `Document.text` by these offsets, and no stage edits that text, so
/// an offset means the same thing from reading to export. What leaves the program is counted in
/// Unicode scalars of the source instead: see `SourceOffsets`.
public typealias TextRange = Range<Int>
