// The post's sound: of a gallery, or the tracks of a split stream.

import { element } from "../shared/element.js";
import { copyButton, named } from "./clipboard.js";
import { downloadButton } from "./download-button.js";
import { bitrate, bytes } from "./format.js";
import { format } from "./codecs.js";
import { languageTag, say } from "./language.js";

const languageName = (tag) => {
  try { return new Intl.DisplayNames([languageTag()], { type: "language" }).of(tag); } catch { return String(tag); }
};

const track = (audio, place, count) => {
  const name = audio.language ? languageName(audio.language) : count > 1 ? say("track", { place: place + 1 }) : say("audio");
  const facts = [format(audio), bitrate(audio.bitrate), bytes(audio.size)].filter(Boolean).join(" · ");
  return element("li", {},
    element("div", { class: "track-head" }, element("strong", {}, name), element("span", { class: "small soft" }, facts)),
    element("audio", { controls: true, preload: "none", src: audio.path, "aria-label": name }),
    element("div", { class: "row-actions" },
      downloadButton({ path: audio.path, name: `${name} ${format(audio)}`, size: audio.size }, say("download")),
      audio.link ? copyButton(audio.link, "", named(say("copyLink"), `${name} ${format(audio)}`)) : null));
};

export const audioList = (audios) => {
  if (audios.length === 0) return null;
  return element("section", { class: "tracks" },
    element("h3", {}, say("audio")),
    element("ul", {}, audios.map((audio, place) => track(audio, place, audios.length))));
};
