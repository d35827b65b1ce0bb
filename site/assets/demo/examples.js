// One post of each platform to begin with, in the order of the catalogue.

import { button, element } from "../shared/element.js";
import { say } from "./language.js";

/** Public posts that other projects have tried their own programs on for years (yt-dlp among them). */
const platforms = [
  { id: "tiktok", name: "TikTok", link: "https://www.tiktok.com/@scout2015/video/6718335390845095173" },
  { id: "douyin", name: "Douyin", link: "https://www.douyin.com/video/6961737553342991651" },
  { id: "youtube", name: "YouTube", link: "https://www.youtube.com/watch?v=jNQXAC9IVRw" },
  { id: "twitter", name: "X / Twitter", link: "https://x.com/starwars/status/665052190608723968" },
  { id: "instagram", name: "Instagram", link: "https://www.instagram.com/p/aye83DjauH/" },
  { id: "xiaohongshu", name: "Xiaohongshu", link: "https://www.xiaohongshu.com/explore/6411cf99000000001300b6d9" },
  { id: "bilibili", name: "Bilibili", link: "https://www.bilibili.com/video/BV1GJ411x7h7" },
  { id: "kuaishou", name: "Kuaishou", link: "https://www.kuaishou.com/short-video/3xhjgcmir24m4nm" },
  { id: "weibo", name: "Weibo", link: "https://weibo.com/7827771738/N4xlMvjhI" },
];

export const platformName = (id) => platforms.find((platform) => platform.id === id)?.name ?? id;

let catalogue;

/** What the service says of its platforms, asked once. */
const listed = async () => {
  catalogue ??= fetch("/api/v1/platforms").then((answer) => answer.json());
  return (await catalogue).data.platforms;
};

let failing = new Set();

/** Asks the service which platforms do not answer it well, so that nobody takes that for the demo's fault. */
export const learnStates = async () => {
  try {
    const { data } = await (await fetch("/api/v1/status")).json();
    failing = new Set(data.platforms.filter(({ state }) => state === "failing").map(({ id }) => id));
  } catch {
    failing = new Set();
  }
};

/** Where the operator has named posts of his own, these are offered: offline only recorded ones can be tried. */
export const learnExamples = async () => {
  try {
    const named = new Map((await listed()).map(({ id, example }) => [id, example]));
    for (const platform of platforms) platform.link = named.get(platform.id) ?? platform.link;
  } catch {
    // The links that stand here are as good.
  }
};

/** One chip a platform. @param choose is given the link of the one that was pressed. */
export const exampleChips = (choose) => platforms.map(({ id, name, link }) => {
  const hint = say(failing.has(id) ? "exampleFailing" : "exampleOf", { platform: name });
  const attributes = { class: failing.has(id) ? "chip is-failing" : "chip", title: hint, "aria-label": `${name}: ${hint}` };
  return element("li", {}, button(failing.has(id) ? "warn" : null, name, attributes, () => choose(link)));
});

const entry = (platform) => element("li", {},
  element("h3", {}, String(platform.name)),
  element("ul", {}, platform.links.map((form) => element("li", {}, element("code", {}, String(form))))),
  element("p", { class: "small soft" }, `${platform.supported} ${platform.unsupported}`));

/** What the service itself says it takes, until there is something else to show. */
export const showForms = async (place) => {
  try {
    place.querySelector("ul").replaceChildren(...(await listed()).map(entry));
    place.hidden = place.dataset.over === "true";
  } catch {
    place.hidden = true;
  }
};
