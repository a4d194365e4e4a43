import PreflightJSON
import PreflightModel
import PreflightRequests

/// What libFuzzer calls with every text that it thinks of. A crash, a trap or a broken promise is a finding.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    checkJSONReader(bytes)
    checkRequestReader(bytes)
    checkCommands(bytes)
    // Readers of more get their call here.
    return 0
}

private func checkJSONReader(_ bytes: [UInt8]) {
    // Low limits, so that short texts meet them.
    for limits in [JSONLimits.standard, JSONLimits(byteCount: 2000, depth: 4, valueCount: 20)] {
        let reading = JSONReader.read(bytes, limits: limits)
        let failures = reading.defects.filter { $0.kind == .syntax || $0.kind == .tooLarge }
        precondition((reading.root == nil) == (failures.count == 1), "a text without value has one failure")
        precondition(
            failures.isEmpty || failures.last == reading.defects.last, "a failure is the last defect")
        precondition(reading.defects.count <= 100, "defects are bounded")
        let places = reading.defects.map(\.position) + (reading.root.map(positions) ?? [])
        precondition(
            places.allSatisfy { 1...(bytes.count + 1) ~= $0.line && 1...(bytes.count + 1) ~= $0.column })
        precondition(reading.root.map(isWellFormed) ?? true, "strings are UTF-8")

        let again = JSONReader.read(bytes, limits: limits)
        precondition(again.root == reading.root && again.defects == reading.defects, "reading is repeatable")
    }
}

private let reader = RequestReader(Dialects.all)

private func checkRequestReader(_ bytes: [UInt8]) {
    let reading = JSONReader.read(bytes)
    let envelope = RequestEnvelope(reading)
    for isNamed in [false, true] {
        let facts = reader.facts(
            of: envelope.request, defects: envelope.defects, byteCount: bytes.count, path: "fuzz",
            dialect: isNamed ? Dialects.all.last?.id : nil)
        precondition(facts.media.count <= facts.slots.count, "media stand in fields")
        precondition(facts.slots.allSatisfy { $0.pointer.isEmpty || $0.pointer.hasPrefix("/") })
        precondition(facts.slots.allSatisfy { $0.position.line >= 1 && $0.position.column >= 1 })
        for medium in facts.media {
            guard case .url(let address, _) = medium.reference else { continue }
            precondition(!address.redacted.contains("@"), "credentials are not shown")
            _ = address.reach
        }
    }
}

private let endpoints = EndpointIndex(Dialects.all)

/// The text as a command, and as what stands within one.
private func checkCommands(_ bytes: [UInt8]) {
    for beginning in ["", "curl x ", "curl x -d '", "curl x -d \"", "curl x -d $'", "curl ^\"x^\" -d ^\""] {
        let text = Array(beginning.utf8) + bytes
        let request = RequestText(text, endpoints: endpoints)
        let places = request.defects.map(\.position) + (request.root.map(positions) ?? [])
        precondition(
            places.allSatisfy { 1...(text.count + 1) ~= $0.line && 1...(text.count + 1) ~= $0.column },
            "places are within the text")
        precondition(request.root.map(isWellFormed) ?? true, "strings are UTF-8")
    }
}

private func positions(_ value: JSONValue) -> [TextPosition] {
    let inner =
        (value.items ?? []).flatMap(positions)
        + (value.members ?? []).flatMap { [$0.position] + positions($0.value) }
    return [value.position] + inner
}

private func isWellFormed(_ value: JSONValue) -> Bool {
    if let text = value.text { return String(validating: text.utf8, as: UTF8.self) != nil }
    return (value.items ?? []).allSatisfy(isWellFormed)
        && (value.members ?? []).allSatisfy { isWellFormed($0.value) }
}
