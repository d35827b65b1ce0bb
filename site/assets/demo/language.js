// English or Chinese: the reader's choice, kept for the next visit; until there is one, the browser's language.

import { english } from "./words-en.js";
import { chinese } from "./words-zh.js";

const dictionaries = { en: english, zh: chinese };
const tags = { en: "en", zh: "zh-CN" };

const kept = () => { try { return localStorage.getItem("language"); } catch { return null; } };
const keep = (name) => { try { localStorage.setItem("language", name); } catch { /* private windows may refuse */ } };

const first = () => (dictionaries[kept()] ? kept() : navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");
let current = first();

/** As programs name it: "en", "zh-CN". */
export const languageTag = () => tags[current];

/** Words in the reader's language; `{name}` stands for a value. English where a translation is missing. */
export const say = (key, values = {}) =>
  (dictionaries[current][key] ?? english[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

export const hasWords = (key) => Object.hasOwn(english, key);

/** Puts words on everything that the page itself brings. */
export const applyWords = (root = document) => {
  document.documentElement.lang = languageTag();
  document.title = `${say("title")} · Easydown`;
  for (const part of document.querySelectorAll(".skip, .site-head, .site-foot")) part.lang = "en";
  for (const part of root.querySelectorAll("[data-words]")) part.textContent = say(part.dataset.words);
  for (const part of root.querySelectorAll("[data-placeholder]")) part.placeholder = say(part.dataset.placeholder);
  for (const part of root.querySelectorAll("[data-label]")) part.setAttribute("aria-label", say(part.dataset.label));
};

export const switchLanguage = () => {
  current = current === "en" ? "zh" : "en";
  keep(current);
  applyWords();
};
