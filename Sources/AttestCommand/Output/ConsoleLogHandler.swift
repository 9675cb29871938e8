import Attest
import Logging

/// Writes what `--verbose` tells to standard error, one line a message.
///
///     attest: skipped Corpus/README.md: no reader knows files of this name
struct ConsoleLogHandler: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .critical

  func log(event: LogEvent) {
    let line = "attest: \(Diagnostic.printable(event.message.description))\n"
    _ = Descriptor.standardError.write(Array(line.utf8))
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }
}
