// Submitters import this module alone: the words it speaks, what it can look for, and the texts it can make of a report,
// come with it. The store has nothing public, and comes for the command.
@_exported public import PreflightModel
@_exported public import PreflightProject
@_exported public import PreflightReports
@_exported public import PreflightStore
