// What a tried request gave: status, sentence, headers, body.

import { onCopy } from "./copy.js";
import { byId, element } from "./dom.js";
import { count, duration } from "./format.js";
import { jsonView } from "./json-view.js";

const SHOWN_HEADERS = [
  "X-Request-Id", "X-Credits-Charged", "X-Credits-Remaining", "RateLimit", "RateLimit-Policy", "Retry-After",
  "Content-Type",
];

const status = byId("try-status");
const place = byId("try-answer");

export function showNothing(text) {
  status.replaceChildren(element("p", { class: "soft" }, text));
  place.replaceChildren();
}

export function showWaiting() {
  status.replaceChildren(element("p", { class: "soft" }, "Waiting for the answer…"));
}

export function showAnswer(answer) {
  const body = parsed(answer.text);
  const isGood = answer.status === 200 && !body?.code;
  const size = count(new Blob([answer.text]).size);
  status.replaceChildren(
    element("p", { class: "row" },
      element("span", { class: `badge ${isGood ? "good" : "bad"}` }, `HTTP ${answer.status}`),
      body?.code ? element("code", {}, body.reason ? `${body.code} ${body.reason}` : body.code) : null,
      element("span", { class: "soft small" }, `${duration(answer.milliseconds)}, ${size} bytes`)),
    body?.code ? sentence(body) : ""
  );
  place.replaceChildren(headerList(answer.headers), bodyView(answer.text));
}

const sentence = (body) =>
  element("p", {}, `${body.msg} `, element("a", { href: explanation(body.docUrl) }, "About this answer"));

/** Only the way on this server: an address in an answer leads nowhere else. */
function explanation(address) {
  const url = new URL(address ?? "/docs/errors/", location.origin);
  return url.pathname + url.hash;
}

function headerList(headers) {
  const shown = SHOWN_HEADERS.filter((name) => headers.has(name));
  return element("dl", { class: "headers" },
    ...shown.flatMap((name) => [element("dt", {}, name), element("dd", {}, headers.get(name))]));
}

function bodyView(text) {
  const code = jsonView(text);
  const button = element("button", { type: "button", class: "plain" }, "Copy");
  onCopy(button, () => code);
  return element("div", { class: "snippet" },
    element("div", { class: "snippet-head" }, element("h4", { id: "try-body-title" }, "Body"), button),
    element("pre", { tabindex: "0", "aria-labelledby": "try-body-title" }, code));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
