// JSON with its words coloured.

import { element } from "./dom.js";

const WORD = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** @param text an answer's body; what is no JSON is shown as it came */
export function jsonView(text) {
  const code = element("code");
  const pretty = indented(text);
  let done = 0;
  for (const word of pretty.matchAll(WORD)) {
    const [whole, text, colon] = word;
    code.append(pretty.slice(done, word.index), element("span", { class: kind(word) }, text ?? whole), colon ?? "");
    done = word.index + whole.length;
  }
  code.append(pretty.slice(done));
  return code;
}

function kind([, text, colon]) {
  if (colon) return "json-name";
  return text ? "json-text" : "json-value";
}

function indented(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
