// Submitters import this module alone: the words it speaks, and the texts it can make of a report, come with it.
@_exported public import PreflightModel
@_exported public import PreflightReports
