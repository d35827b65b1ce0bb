// The answer of a parse as this page works with it: parts in the post's order, each with its variants best first.

import { linkEnd, mediaPath, unsignedPath, webAddress } from "./links.js";

const list = (value) => (Array.isArray(value) ? value.filter((item) => item && typeof item === "object") : []);
const text = (value) => (typeof value === "string" ? value : "");

const readItem = (item, platform) => ({
  ...item,
  index: Number.isInteger(item.index) ? item.index : 0,
  /** Where this page fetches it. */
  path: mediaPath(item.proxyUrl) ?? unsignedPath(platform, item.url),
  /** With the sound that belongs to it. */
  mergedPath: mediaPath(item.mergeUrl),
  /** Its sound alone. */
  soundPath: mediaPath(item.audioUrl),
  /** What can be handed on. */
  link: mediaPath(item.mergeUrl) ? webAddress(item.mergeUrl) : webAddress(item.proxyUrl) ?? webAddress(item.url),
});

const partsOf = (images, videos) => {
  const parts = new Map();
  const part = (index) => {
    if (!parts.has(index)) parts.set(index, { index, image: null, variants: [] });
    return parts.get(index);
  };
  for (const image of images) part(image.index).image ??= image;
  for (const video of videos) part(video.index).variants.push(video);
  return [...parts.values()].sort((one, other) => one.index - other.index);
};

/** When the first of the links ends: a signed one says so itself. Seconds since 1970; NaN where none says. */
const firstEnd = (items) => {
  const ends = items.map(({ path, expiresAt }) => linkEnd(path) || Date.parse(text(expiresAt)) / 1000).filter(Number.isFinite);
  return ends.length > 0 ? Math.min(...ends) : NaN;
};

export const readPost = (data) => {
  const platform = text(data.platform);
  const read = (items) => list(items).map((item) => readItem(item, platform)).filter((item) => item.path);
  const author = data.author && typeof data.author === "object" ? data.author : {};
  const [images, videos, audios] = [read(data.images), read(data.videos), read(data.audios)];
  return {
    platform,
    title: text(data.title),
    authorName: text(author.name),
    authorHandle: text(author.username),
    page: webAddress(data.webpageUrl),
    cover: unsignedPath(platform, data.thumbnail, "inline"),
    duration: data.duration,
    published: data.publishedAt,
    parts: partsOf(images, videos),
    audios,
    expires: firstEnd([...images, ...videos, ...audios]),
  };
};

export const isSplit = (video) => video.source === "dash" && video.hasAudio === false;
export const isPlaylist = (video) => video.source === "hls";

/** The file that "download" means: picture and sound where they can be had together. */
export const filePath = (video) => (isSplit(video) ? video.mergedPath ?? video.path : video.path);
