// Users import this module alone: the words it speaks come with it, and nothing else.
@_exported public import PreflightModel
