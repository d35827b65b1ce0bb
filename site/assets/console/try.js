// The try-it panel: one parse, with a key's token that lives in this page's memory only.

import { refreshAccount } from "./account.js";
import { showAnswer, showNothing, showWaiting } from "./answer.js";
import { onCopy } from "./copy.js";
import { curl } from "./curl.js";
import { byId, element, show } from "./dom.js";
import { focusMistake, mark, onSubmit } from "./form.js";
import { groups, magicLink } from "./magic-links.js";
import { parse } from "./parse.js";
import { isTest, known } from "./tokens.js";

const form = byId("try-form");
const choice = byId("try-known");
const pasted = byId("try-token");
const link = byId("try-link");
const sample = byId("try-sample");
let newest;

offerSamples();
onSubmit(form, run, (failure) => showNothing(failure.message));
onCopy(byId("try-curl-copy"), () => byId("try-curl"));
form.addEventListener("input", update);
sample.addEventListener("change", () => {
  if (sample.value === "") return;
  link.value = sample.value;
  mark(link, "");
  update();
});

export function openTry() {
  const tokens = known();
  const chosen = choice.value;
  choice.replaceChildren(
    ...tokens.map((one) => element("option", { value: one.id }, `${one.name} (${shortened(one.token)})`)),
    element("option", { value: "" }, "Another token…")
  );
  // A token that was just made is chosen; without a newer one an earlier choice stays.
  const isNew = tokens[0]?.token !== newest;
  choice.value = isNew || !tokens.some((one) => one.id === chosen) ? tokens[0]?.id ?? "" : chosen;
  newest = tokens[0]?.token;
  show(byId("try-choice"), tokens.length > 0);
  update();
}

const shortened = (text) => `${text.slice(0, 8)}…${text.slice(-4)}`;

export function clearTry() {
  form.reset();
  choice.replaceChildren();
  for (const field of [pasted, link]) mark(field, "");
  showNothing("Nothing was sent yet.");
}

const token = () => known().find((one) => one.id === choice.value)?.token ?? pasted.value.trim();

function update() {
  show(byId("try-paste"), choice.value === "");
  show(byId("try-samples"), isTest(token()));
  byId("try-cost").textContent = isTest(token())
    ? "A test key asks no platform and costs nothing. It answers sample links only."
    : "With a live key a success costs one credit; a failure costs nothing.";
  byId("try-curl").textContent = curl(location.origin, bodyOf(link.value.trim() || "https://…"));
}

const bodyOf = (url) => JSON.stringify({ url });

async function run() {
  mark(pasted, choice.value === "" ? mistakeIn(token()) : "");
  mark(link, link.value.trim() === "" ? "Paste the link of a post, or share text with one in it." : "");
  if (form.querySelector(".field-error:not([hidden])")) return focusMistake(form);
  showWaiting();
  showAnswer(await parse(token(), bodyOf(link.value.trim())));
  if (!isTest(token())) refreshAccount().catch(() => { /* the answer was shown; the balance stays as it was */ });
}

function mistakeIn(text) {
  if (text === "") return "Paste the token of a key, or create a key first.";
  if (text.startsWith("ed_acct_")) {
    return "This is an account token. Requests are made with the token of a key (ed_live_ or ed_test_).";
  }
  return /^[\x21-\x7e]+$/.test(text) ? "" : "A token has no spaces and only plain letters and digits.";
}

function offerSamples() {
  for (const [label, links] of groups) {
    const options = links.map(([digits, name]) => element("option", { value: magicLink(digits) }, name));
    sample.append(element("optgroup", { label }, ...options));
  }
}
