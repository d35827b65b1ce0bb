// Plays one video of a post: the best file that this browser plays, else the next best.

import { announce, element } from "../shared/element.js";
import { codecNames, playability } from "./codecs.js";
import { isPlaylist, isSplit } from "./post.js";
import { pixels } from "./format.js";
import { say } from "./language.js";

/** Beyond this a preview costs more than it shows; whoever wants it presses play beside it. */
const previewHeight = 1080;

/** "1080p H.265": as a variant is called where it stands alone. */
export const variantName = (video) =>
  [video.quality || pixels(video.width, video.height) || say("original"), codecNames(video.codecs)].filter(Boolean).join(" ");

const shortSide = (video) => Math.min(video.width || Infinity, video.height || Infinity);
const isModest = (video) => !Number.isFinite(shortSide(video)) || shortSide(video) <= previewHeight;

/** Whole files first, since a player can jump in them; then what is put together on the way; playlists last. */
const kind = (video) => (isPlaylist(video) ? 2 : isSplit(video) ? 1 : 0);

const ways = (variants) => variants
  .map((video, place) => ({ video, place, isMerged: isSplit(video) && Boolean(video.mergedPath) }))
  .sort((one, other) => playability(other.video) - playability(one.video)
    || isModest(other.video) - isModest(one.video)
    || kind(one.video) - kind(other.video)
    || one.place - other.place);

/** @param moves without sound and without end: a GIF, or the motion of a live photo. */
export const player = (variants, { cover, label, moves }) => {
  const screen = element("video", {
    controls: true, playsinline: true, preload: "metadata", poster: cover, "aria-label": label, loop: moves,
  });
  screen.muted = Boolean(moves);
  const note = element("p", { class: "stage-note", role: "status" });
  const waiting = ways(variants);

  const load = ({ video, isMerged }) => {
    screen.src = isMerged ? video.mergedPath : video.path;
    note.textContent = say(isMerged ? "playingMerged" : "playing", { name: variantName(video) });
  };
  const loadNext = () => {
    const way = waiting.shift();
    if (way) return load(way);
    note.textContent = say("playFailed");
    announce(say("playFailed"));
  };
  // Without a source there is nothing that could fail.
  screen.addEventListener("error", () => { if (screen.getAttribute("src")) loadNext(); });
  loadNext();

  const play = (video) => {
    waiting.length = 0;
    load({ video, isMerged: isSplit(video) && Boolean(video.mergedPath) });
    // Refused where the browser wants a press on the video itself: its own controls are there.
    screen.play().catch(() => {});
    screen.focus();
  };
  return { node: element("div", { class: "player" }, screen, note), screen, play };
};
