// The list of what one part of a post can be had as.

import { button, element, icon } from "../shared/element.js";
import { copyButton, named } from "./clipboard.js";
import { downloadButton } from "./download-button.js";
import { bitrate, bytes, pixels } from "./format.js";
import { format } from "./codecs.js";
import { filePath, isPlaylist, isSplit } from "./post.js";
import { variantName } from "./player.js";
import { say } from "./language.js";

const badge = (key, kind = "") => element("span", { class: `badge ${kind}` }, say(key));

const badges = (video, isBest) => [
  isBest ? badge("best", "good") : null,
  video.watermark === true ? badge("watermark", "warn") : null,
  video.hasAudio === false && !video.mergedPath ? badge("silent") : null,
];

/** Told by the platform, else reckoned from the rate. */
const fileSize = (video, duration) => {
  const isExact = Number.isFinite(video.size) && !isSplit(video);
  const reckoned = video.bitrate > 0 && duration > 0 ? video.bitrate * duration / 8 : NaN;
  const size = Number.isFinite(video.size) ? video.size : reckoned;
  return isExact ? bytes(size) : bytes(size) && `≈ ${bytes(size)}`;
};

const rate = (video) =>
  [Number.isFinite(video.fps) ? `${Math.round(video.fps)} fps` : "", bitrate(video.bitrate)].filter(Boolean).join(" · ");

/** What few people want: behind one more press. Escape, or a press elsewhere, puts it away again. */
const more = (video, name) => {
  const choices = [
    isSplit(video) && video.mergedPath ? downloadButton({ path: video.path, name }, say("silentOnly")) : null,
    video.soundPath ? downloadButton({ path: video.soundPath, name }, say("soundOnly")) : null,
  ].filter(Boolean);
  if (choices.length === 0) return null;
  const panel = element("div", { class: "more-choices", hidden: true }, choices);
  const attributes = { "aria-label": named(say("more"), name), title: say("more"), "aria-expanded": "false" };
  const opener = button("more", "", attributes, () => show(panel.hidden));
  const show = (isOpen) => {
    panel.hidden = !isOpen;
    opener.setAttribute("aria-expanded", String(isOpen));
  };
  const holder = element("div", { class: "more" }, opener, panel);
  holder.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    show(false);
    opener.focus();
  });
  holder.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (next && !holder.contains(next)) show(false);
  });
  return holder;
};

const actions = (video, name, play) => element("div", { class: "row-actions" },
  button("play", "", { "aria-label": named(say("play"), name), title: say("play") }, () => play(video)),
  isPlaylist(video) ? null : downloadButton(
    { path: filePath(video), name, size: isSplit(video) ? 0 : video.size }, say("download")),
  video.link ? copyButton(video.link, "", named(say("copyLink"), name)) : null,
  more(video, name));

const cell = (key, ...children) => element("td", { role: "cell", "data-head": say(key) }, children);

const row = (video, isBest, duration, play) => {
  const name = variantName(video);
  return element("tr", { role: "row" },
    element("th", { role: "rowheader", scope: "row" }, element("span", { class: "row-name" },
      video.quality || pixels(video.width, video.height) || say("original")), badges(video, isBest)),
    cell("pixels", pixels(video.width, video.height)),
    cell("format", format(video), element("span", { class: "row-rate soft" }, rate(video))),
    cell("fileSize", fileSize(video, duration)),
    element("td", { role: "cell", class: "row-last" }, actions(video, name, play)));
};

const heads = ["quality", "pixels", "format", "fileSize", "actions"];

const note = (variants) => {
  const split = variants.filter(isSplit);
  if (split.length === 0) return null;
  return element("p", { class: "small soft" }, say(split.some((video) => video.mergedPath) ? "mergedHint" : "noMerge"));
};

export const qualities = (part, heading, duration, play) => {
  if (part.variants.length === 0) return null;
  const rows = part.variants.map((video, place) => row(video, place === 0 && part.variants.length > 1, duration, play));
  return element("section", { class: "qualities" },
    element("h3", {}, heading),
    element("table", { role: "table" },
      element("thead", { role: "rowgroup" }, element("tr", { role: "row" },
        heads.map((key) => element("th", { role: "columnheader", scope: "col" }, say(key))))),
      element("tbody", { role: "rowgroup" }, rows)),
    note(part.variants));
};
