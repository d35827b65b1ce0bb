// The answer as it came, with the request that gives the same to a program.

import { element } from "../shared/element.js";
import { copyButton } from "./clipboard.js";
import { say } from "./language.js";

const tokens = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

const token = ([whole, string, colon, word]) => {
  const kind = string ? (colon ? "name" : "string") : word ? "word" : "number";
  return element("span", { class: `json-${kind}` }, whole);
};

/** The text in pieces that can be told apart by colour. */
const coloured = (text) => {
  const pieces = [];
  let place = 0;
  for (const match of text.matchAll(tokens)) {
    pieces.push(text.slice(place, match.index), token(match));
    place = match.index + match[0].length;
  }
  return [...pieces, text.slice(place)];
};

/** One line for a shell; a single quote ends the quoted text, so it is written apart. */
const command = (link) => {
  const body = JSON.stringify({ url: link }).replaceAll("'", "'\\''");
  return `curl -s ${location.origin}/api/v1/parse -H 'Authorization: Bearer YOUR_TOKEN' `
    + `-H 'Content-Type: application/json' -d '${body}'`;
};

const block = (words, label, attributes) => element("pre", { tabindex: 0, role: "region", "aria-label": label, ...attributes },
  element("code", {}, ...words));

export const jsonView = (body, link, { isOpen }) => {
  const text = JSON.stringify(body, null, 2);
  return element("details", { class: "json", open: isOpen },
    element("summary", {}, say("json")),
    element("div", { class: "json-tools" }, copyButton(text, say("copyJSON"), say("copyJSON"), { class: "plain" })),
    block(coloured(text), say("jsonLabel"), { class: "json-text" }),
    element("p", { class: "small soft json-request" }, say("request")),
    block([command(link)], say("request"), { class: "json-command" }),
    copyButton(command(link), say("copyCommand"), say("copyCommand"), { class: "plain" }));
};
