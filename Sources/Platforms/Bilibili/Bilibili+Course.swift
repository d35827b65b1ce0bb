internal import JSON

extension BilibiliExtractor {
    /// A lesson of a course that may be seen without paying: most courses give their first.
    static let course = Strategy("course") { link, session throws(ExtractionFailure) in
        let requests = BilibiliRequests(link)
        guard let answer = session.sendAll([requests.course(id: link.id)]).first else {
            throw ExtractionFailure(.platformTimeout, "no answer")
        }
        let found = try BilibiliEpisode(
            in: BilibiliAnswer.payload(answer, "course", .lesson),
            id: link.id,
            isOpen: isOpen
        )
        let lesson = found.episode
        guard lesson["ep_status"].int != -1 else { throw ExtractionFailure(.notFound, "a lesson still to come") }
        guard isOpen(lesson) else { throw ExtractionFailure(.paidOrDRM, "a lesson for buyers") }
        guard let video = lesson["aid"].identifier, let part = lesson["cid"].identifier,
            Alphabet.digits.spells(video, 1...20), Alphabet.digits.spells(part, 1...20)
        else { throw .changed(missing: "course: episodes.aid, cid") }
        let streams = requests.lessonStreams(number: found.number, video: video, part: part)
        let playback = try BilibiliPlayback.joined(session.sendAll(streams), .lesson)
        let seconds = BilibiliStreams.seconds(lesson["duration"].double)
        guard !playback.isTaste || playback.covers(seconds) else {
            throw ExtractionFailure(.paidOrDRM, "only a taste is given")
        }
        let names = [found.series["title"].string, lesson["title"].string].compactMap(\.self).filter { !$0.isEmpty }
        return found.post(playback, section: "cheese", title: names.joined(separator: " - "), seconds: seconds)
    }

    /// `playable` in newer answers, `status` 1 in all of them.
    private static func isOpen(_ lesson: JSONValue) -> Bool {
        lesson["playable"].bool ?? (lesson["status"].int.map { $0 == 1 } ?? true)
    }
}
