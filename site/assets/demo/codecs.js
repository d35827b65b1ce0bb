// Codecs: how people call them, and whether this browser plays them.

/** First letters of a codec's name, what people say, and a profile that asks a browser about it (RFC 6381). */
const families = [
  [["avc", "h264"], "H.264", "avc1.640028"],
  [["hvc", "hev", "h265"], "H.265", "hvc1.1.6.L123.90"],
  [["av01", "av1"], "AV1", "av01.0.08M.08"],
  [["vp9", "vp09"], "VP9", "vp09.00.40.08"],
  [["vp8", "vp08"], "VP8", "vp8"],
  [["mp4a", "aac"], "AAC", "mp4a.40.2"],
  [["opus"], "Opus", "opus"],
  [["mp3"], "MP3", "mp3"],
];

const split = (codecs) => (typeof codecs === "string" ? codecs.split(",").map((name) => name.trim()) : []);
const family = (name) => families.find(([starts]) => starts.some((start) => name.toLowerCase().startsWith(start)));

export const codecNames = (codecs) => split(codecs).map((name) => family(name)?.[1] ?? name).join(" + ");

/** "H.265 · MP4", as far as it is known. */
export const format = (item) => {
  const container = typeof item.mimeType === "string" ? item.mimeType.split("/").pop().split(";")[0] : "";
  const names = { "vnd.apple.mpegurl": "HLS", "x-mpegurl": "HLS", quicktime: "MOV", mpeg: "MP3", webm: "WebM" };
  return [codecNames(item.codecs), names[container.toLowerCase()] ?? container.toUpperCase()].filter(Boolean).join(" · ");
};

const probe = document.createElement("video");

/** 1: the browser may play it; 0: it says that it does not. */
export const playability = (item) => {
  const known = split(item.codecs).map((name) => (name.includes(".") ? name : family(name)?.[2] ?? name));
  const type = known.length > 0 ? `${item.mimeType}; codecs="${known.join(", ")}"` : String(item.mimeType);
  return probe.canPlayType(type) === "" ? 0 : 1;
};
