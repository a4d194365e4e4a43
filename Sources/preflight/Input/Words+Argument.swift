public import ArgumentParser
public import MediaPreflight

extension CharacterOrientation: ExpressibleByArgument {}
extension FailureThreshold: ExpressibleByArgument {}
