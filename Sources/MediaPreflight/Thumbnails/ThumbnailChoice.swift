import PreflightModel

/// The assets that get a thumbnail when not all can: those that do not pass, then the others, each in the run's order.
struct ThumbnailChoice {
    /// What is to be made.
    let orders: [ThumbnailOrder]
    /// That some were left out; nil when none was.
    let remark: String?

    init(from run: any Run, limit: Int) throws(PreflightError) {
        var urgent: [ThumbnailOrder] = []
        var others: [ThumbnailOrder] = []
        var place = 0
        var isCut = false
        try run.forEach { report in
            for asset in report.assets {
                defer { place += 1 }
                let isUrgent = asset.verdict != .pass
                guard let order = ThumbnailOrder(asset.facts, asset: place) else { continue }
                // No more than can ever be wanted is kept.
                if isUrgent, urgent.count < limit {
                    urgent.append(order)
                } else if !isUrgent, others.count < limit {
                    others.append(order)
                } else {
                    isCut = true
                }
            }
        }
        let room = max(limit - urgent.count, 0)
        orders = urgent + others.prefix(room)
        remark =
            isCut || others.count > room
            ? "The first \(orders.count) assets have thumbnails, those that do not pass before the others."
            : nil
    }
}
