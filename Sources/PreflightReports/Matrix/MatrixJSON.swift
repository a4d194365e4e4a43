import PreflightJSON
package import PreflightModel

/// A matrix as JSON, schema `preflight-matrix/1`. The names are a contract; what does not apply is `null`.
package struct MatrixJSON: MatrixRenderer {
    /// The schema's name, which later versions keep as long as they only add to it.
    package static let schema = "preflight-matrix/1"

    /// Creates a renderer.
    package init() {}

    /// The whole matrix as one JSON object.
    package func render(_ matrix: Matrix) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("schema", Self.schema)
        writer.member("tool", object: matrix.tool) { writer, tool in
            writer.member("name", tool.name)
            writer.member("version", tool.version)
        }
        writer.member("image", object: matrix.image) { $0.facts($1) }
        writer.member("video", object: matrix.video) { $0.facts($1) }
        writer.matrix(matrix)
        writer.endObject()
        writer.endDocument()
        return writer.drain()
    }
}

extension JSONWriter {
    /// The members of a matrix, besides the files'.
    mutating func matrix(_ matrix: Matrix) {
        member("verdict", matrix.verdict.rawValue)
        member("providers", matrix.providerCount)
        member("columns", objects: matrix.tallies) { writer, tally in
            writer.member("orientation", tally.orientation.rawValue)
            writer.member("accepted", tally.accepted)
            writer.member("adjusted", tally.adjusted)
            writer.member("unknown", tally.unknown)
            writer.member("refused", tally.refused)
        }
        member("faults", objects: matrix.faults) { $0.finding($1, after: 0) }
        member("rows", objects: matrix.rows) { $0.row($1, of: matrix) }
    }

    private mutating func row(_ row: MatrixRow, of matrix: Matrix) {
        member("profile", object: row.profile) { $0.profile($1) }
        member("kind", row.kind?.rawValue)
        member("defaultOrientation", row.defaultOrientation?.rawValue)
        member("cells", objects: row.cells) { writer, cell in
            writer.member("orientation", cell.orientation.rawValue)
            writer.member("answer", cell.answer.rawValue)
            writer.member("doubt", cell.doubt?.rawValue)
            writer.member("reason", matrix.reason(cell))
            writer.member("findings", objects: cell.findings) { $0.finding($1, after: 0) }
        }
        member("misprints", array: row.misprints) { $0.value($1) }
        member("price", object: row.price) { writer, price in
            writer.member("basis", price.basis?.rawValue)
            writer.member("seconds", price.seconds.map(Decimals.rounded))
            writer.member("amounts", objects: price.amounts) { writer, amount in
                writer.member("least", Decimals.rounded(amount.least))
                writer.member("greatest", Decimals.rounded(amount.greatest))
                writer.member("unit", amount.unit)
                writer.member("isPerSecond", amount.isPerSecond)
            }
            writer.source(price.source)
        }
        member("strength", row.strength?.rawValue)
        member("read", row.read)
    }
}
