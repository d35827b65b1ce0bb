// What is looked at: a video, a picture, or a gallery in the post's own order.

import { button, element, icon } from "../shared/element.js";
import { copyButton } from "./clipboard.js";
import { isPlaylist } from "./post.js";
import { player } from "./player.js";
import { say } from "./language.js";

const kindOf = (part) => (part.image && part.variants.length > 0 ? "Live" : part.image ? "Image" : "Video");

const label = (part, place, count) => {
  if (count > 1) return say(`item${kindOf(part)}`, { place: place + 1, count });
  return say(kindOf(part) === "Image" ? "kindImage" : "kindVideo");
};

const lost = (words) => element("span", { class: "stage-lost", role: "img", "aria-label": words },
  icon("warn"), say("imageFailed"));

const picture = (image, words) => {
  const shown = element("img", { src: image.path, alt: words, width: image.width, height: image.height });
  shown.addEventListener("error", () => shown.replaceWith(lost(words)));
  return shown;
};

/** What to do with a stream in pieces, where this browser cannot play it. */
const playlistHelp = (video) => {
  const command = `ffmpeg -i '${(video.link ?? "").replaceAll("'", "%27")}' -c copy video.mp4`;
  return element("div", { class: "stage-help" },
    element("p", {}, element("strong", {}, say("playlistOnly")), " ", say("playlistHelp")),
    element("pre", { tabindex: 0, role: "region", "aria-label": say("copyCommand") }, element("code", {}, command)),
    element("p", { class: "row" }, copyButton(video.link ?? "", say("copyLink"), say("copyLink")),
      copyButton(command, say("copyCommand"), say("copyCommand"))));
};

/** @returns the part's node, and a way to play one of its variants. */
const partView = (part, words, cover) => {
  const holder = element("div", { class: "stage-part" });
  const hasSound = part.variants.some((video) => video.hasAudio !== false || video.mergedPath);
  let screen = null;
  const openScreen = () => {
    if (screen) return screen;
    screen = player(part.variants, { cover: part.image?.path ?? cover, label: words, moves: !hasSound });
    holder.replaceChildren(screen.node);
    return screen;
  };
  if (part.image) {
    holder.append(picture(part.image, words));
    if (part.variants.length > 0) {
      const motion = () => openScreen().play(part.variants[0]);
      holder.append(button("play", say("playMotion"), { class: "stage-motion" }, motion));
    }
  } else {
    openScreen();
    if (part.variants.every(isPlaylist)) holder.append(playlistHelp(part.variants[0]));
  }
  return { node: holder, play: (video) => openScreen().play(video) };
};

const thumbnail = (part, words, isFirst, cover, select) => {
  const image = part.image?.path ?? (isFirst ? cover : null);
  const shown = image ? element("img", { src: image, alt: "", loading: "lazy" }) : null;
  shown?.addEventListener("error", () => shown.remove());
  return element("li", {}, element("button", { type: "button", "aria-label": words, click: select },
    shown, part.variants.length > 0 ? icon("play") : shown ? null : icon("warn")));
};

/** @param selected is told of each part that is looked at. */
export const stage = (post, selected) => {
  const { parts } = post;
  const view = element("div", { class: "stage-view" });
  const where = element("span", { class: "stage-place", "aria-live": "polite" });
  const words = (place) => label(parts[place], place, parts.length);
  let [shown, current] = [null, 0];

  const select = (place) => {
    current = (place + parts.length) % parts.length;
    shown = partView(parts[current], words(current), current === 0 || parts.length === 1 ? post.cover : null);
    view.replaceChildren(shown.node);
    where.textContent = say("place", { place: current + 1, count: parts.length });
    for (const [at, thumb] of strip.entries()) {
      if (at === current) thumb.firstChild.setAttribute("aria-current", "true");
      else thumb.firstChild.removeAttribute("aria-current");
    }
    const row = strip[current].parentElement;
    row?.scrollTo({ left: strip[current].offsetLeft - row.clientWidth / 2 });
    selected(parts[current], current);
  };
  const strip = parts.map((part, place) =>
    thumbnail(part, words(place), place === 0, post.cover, () => select(place)));
  const node = element("section", { class: "stage", "aria-label": say("media") }, view);
  if (parts.length > 1) {
    node.append(
      element("div", { class: "stage-bar" },
        button("back", say("previous"), { class: "plain" }, () => select(current - 1)), where,
        button("next", say("next"), { class: "plain stage-next" }, () => select(current + 1))),
      element("ol", { class: "strip" }, strip));
  }
  select(0);
  return { node, play: (video) => shown.play(video) };
};
