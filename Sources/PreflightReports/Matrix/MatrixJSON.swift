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
        member("columns", array: matrix.tallies) { writer, tally in
            writer.object {
                $0.member("orientation", tally.orientation.rawValue)
                $0.member("accepted", tally.accepted)
                $0.member("adjusted", tally.adjusted)
                $0.member("unknown", tally.unknown)
                $0.member("refused", tally.refused)
            }
        }
        member("faults", array: matrix.faults) { writer, finding in
            writer.object { $0.finding(finding, after: 0) }
        }
        member("rows", array: matrix.rows) { writer, row in
            writer.object { $0.row(row, of: matrix) }
        }
    }

    private mutating func row(_ row: MatrixRow, of matrix: Matrix) {
        member("profile", object: row.profile) { $0.profile($1) }
        member("kind", row.kind?.rawValue)
        member("defaultOrientation", row.defaultOrientation?.rawValue)
        member("cells", array: row.cells) { writer, cell in
            writer.object {
                $0.member("orientation", cell.orientation.rawValue)
                $0.member("answer", cell.answer.rawValue)
                $0.member("doubt", cell.doubt?.rawValue)
                $0.member("reason", matrix.reason(cell))
                $0.member("findings", array: cell.findings) { writer, finding in
                    writer.object { $0.finding(finding, after: 0) }
                }
            }
        }
        member("misprints", array: row.misprints) { $0.value($1) }
        member("price", object: row.price) { writer, price in
            writer.member("basis", price.basis?.rawValue)
            writer.member("seconds", price.seconds.map(Decimals.rounded))
            writer.member("amounts", array: price.amounts) { writer, amount in
                writer.object {
                    $0.member("least", Decimals.rounded(amount.least))
                    $0.member("greatest", Decimals.rounded(amount.greatest))
                    $0.member("unit", amount.unit)
                    $0.member("isPerSecond", amount.isPerSecond)
                }
            }
            writer.source(price.source)
        }
        member("strength", row.strength?.rawValue)
        member("read", row.read)
    }
}
