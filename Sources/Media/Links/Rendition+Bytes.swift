internal import Platforms

extension Rendition {
    private static let sources: [VideoItem.Source] = [.direct, .dash, .hls]

    func write(to writer: inout ByteWriter) {
        writer.write(kind.rawValue)
        writer.write(number: index)
        writer.write(number: position)
        writer.write(optional: width)
        writer.write(optional: height)
        writer.write(optional: bitrate)
        writer.write(codecs)
        writer.write(mimeType)
        writer.write(quality)
        writer.write(optional: source.flatMap(Self.sources.firstIndex))
        writer.write(language)
        writer.write(optional: watermark)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Broken) {
        guard let kind = Kind(rawValue: try reader.byte()) else { throw ByteReader.Broken() }
        self.init(kind: kind, index: try reader.number(), position: try reader.number())
        width = try reader.optionalNumber()
        height = try reader.optionalNumber()
        bitrate = try reader.optionalNumber()
        codecs = try reader.optionalText()
        mimeType = try reader.text()
        quality = try reader.text()
        if let place = try reader.optionalNumber() {
            guard Self.sources.indices.contains(place) else { throw ByteReader.Broken() }
            source = Self.sources[place]
        }
        language = try reader.optionalText()
        watermark = try reader.optionalFlag()
    }
}
