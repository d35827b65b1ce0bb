// A post as a person wants it.

import { element, icon } from "../shared/element.js";
import { audioList } from "./audios.js";
import { copyButton, named } from "./clipboard.js";
import { downloadAllButton, downloadButton } from "./download-button.js";
import { bytes, clock, day, pixels, until } from "./format.js";
import { jsonView } from "./json-view.js";
import { platformName } from "./examples.js";
import { filePath, isPlaylist, isSplit } from "./post.js";
import { qualities } from "./qualities.js";
import { stage } from "./stage.js";
import { variantName } from "./player.js";
import { say } from "./language.js";

const kind = (post) => {
  if (post.parts.length > 1) return say("kindGallery", { count: post.parts.length });
  if (post.parts.length === 0) return say("kindAudio");
  return say(post.parts[0].variants.length > 0 ? "kindVideo" : "kindImage");
};

/** Everything of a gallery that has a file of its own. */
const filesOf = (post) => post.parts.flatMap((part) => [
  part.image ? { path: part.image.path, size: part.image.size } : null,
  ...part.variants.filter((video) => !isPlaylist(video)).slice(0, 1)
    .map((video) => ({ path: filePath(video), size: isSplit(video) ? 0 : video.size })),
].filter(Boolean));

/** The one button that most people came for. */
const mainDownload = (post) => {
  const primary = { class: "primary" };
  if (post.parts.length > 1) return downloadAllButton(filesOf(post), primary);
  const best = post.parts[0]?.variants.find((video) => !isPlaylist(video));
  if (best) {
    const size = isSplit(best) ? 0 : best.size;
    const words = say("downloadBest", { name: best.quality || say("kindVideo") });
    const file = { path: filePath(best), size, name: variantName(best) };
    return downloadButton(file, size > 0 ? `${words} · ${bytes(size)}` : words, primary);
  }
  const image = post.parts[0]?.image;
  if (!image) return null;
  return downloadButton({ path: image.path, size: image.size, name: say("kindImage") }, say("downloadImage"), primary);
};

const fact = (key, value) => (value ? element("div", {}, element("dt", {}, say(key)), element("dd", {}, value)) : null);

const author = (post) => {
  const handle = post.authorHandle ? `@${post.authorHandle}` : "";
  const name = post.authorName || handle;
  if (!name) return null;
  return element("p", { class: "post-author" }, say("by", { name }), name === handle || !handle ? null
    : element("span", { class: "soft" }, ` ${handle}`));
};

const headOf = (post, heading) => element("div", { class: "post-head" },
  element("p", { class: "post-kind small" }, element("span", { class: "badge" }, platformName(post.platform)),
    element("span", { class: "soft" }, kind(post))),
  heading,
  author(post));

const information = (post, link) => element("div", { class: "post-info" },
  element("dl", { class: "facts small" },
    fact("length", post.duration > 0 ? clock(post.duration) : ""),
    fact("published", day(post.published)),
    fact("goodUntil", until(post.expires))),
  element("div", { class: "post-actions" },
    mainDownload(post),
    copyButton(`${location.origin}/demo/?url=${encodeURIComponent(link)}`, say("copyPage"), say("copyPage")),
    post.page ? element("a", { class: "button", href: post.page, rel: "noopener noreferrer", target: "_blank" },
      icon("out"), say("openPost")) : null));

/** A picture of a gallery has no list of qualities: its file is offered below it. */
const pictureActions = ({ image }, words) => (image
  ? element("div", { class: "picture-actions row" },
    downloadButton({ path: image.path, size: image.size, name: words }, say("downloadImage")),
    image.link ? copyButton(image.link, say("copyLink"), named(say("copyLink"), words)) : null,
    element("span", { class: "small soft" }, [pixels(image.width, image.height), bytes(image.size)].filter(Boolean).join(" · ")))
  : null);

const wide = matchMedia("(min-width: 64rem)");

export const resultView = (post, body, link) => {
  const heading = element("h2", { tabindex: -1, id: "post-title" }, post.title || say("untitled"));
  const choices = element("div", {});
  const count = post.parts.length;
  let scene = null;
  const selected = (part, place) => {
    const words = count > 1 ? say("place", { place: place + 1, count }) : "";
    const shown = [
      count > 1 ? pictureActions(part, words) : null,
      qualities(part, named(say("qualities"), words), count > 1 ? 0 : post.duration, (video) => scene.play(video)),
    ];
    choices.replaceChildren(...shown.filter(Boolean));
  };
  if (count > 0) scene = stage(post, selected);
  const view = element("section", { class: "result", "aria-labelledby": "post-title" },
    headOf(post, heading), scene?.node ?? null, information(post, link),
    element("div", { class: "post-lists" }, choices, audioList(post.audios)),
    jsonView(body, link, { isOpen: wide.matches }));
  return { view, heading, summary: say("found", { what: `${kind(post)} · ${post.title || say("untitled")}` }) };
};
