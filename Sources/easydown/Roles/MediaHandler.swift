internal import API
internal import FastCGI
internal import Merging
internal import Streaming

/// Carries requests for media from FastCGI to streams: a request's thread judges, a loop's thread streams.
struct MediaHandler: RequestHandler {
    let api: API
    let streams: StreamPool
    /// `nil` where it is not installed: then answers hold no links to merges.
    let ffmpeg: FFmpeg?
    let board: RequestBoard

    func handle(_ request: FastCGIRequest, _ response: inout ResponseStream) {
        let asked = board.watched(request)
        guard MediaPath.isMedia(asked.path) else {
            return APIHandler(api: api, board: board).handle(request, &response)
        }
        guard streams.reserve() else { return APIHandler.write(api.mediaIsFull(asked), to: request, &response) }
        switch api.media(asked) {
        case .answer(let answer):
            streams.release()
            APIHandler.write(answer, to: request, &response)
        case .stream(let job): streams.start(job, on: response.detach())
        case .merge(let job):
            guard let ffmpeg, streams.reserveMerge() else {
                streams.release()
                return APIHandler.write(api.mediaIsFull(asked), to: request, &response)
            }
            streams.start(job, with: ffmpeg, on: response.detach())
        }
    }
}
