@_exported public import AttestChecks
@_exported public import AttestFormats
@_exported public import AttestLexicon
@_exported public import AttestModel
@_exported public import AttestRelations
@_exported public import AttestStore
@_exported public import AttestSyntax
@_exported public import AttestText
