import ArgumentParser

/// What every kind of import takes.
struct ImportOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders (searched through), or - for standard input.", valueName: "path"))
  var paths: [String]

  func validate() throws {
    if paths.contains("") { throw ValidationError("A path is empty.") }
  }
}
