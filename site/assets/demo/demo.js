// The demo's page: a link goes in, a post or a failure comes out.

import { parse } from "./api.js";
import { announce, button, element } from "../shared/element.js";
import { exampleChips, learnExamples, learnStates, showForms } from "./examples.js";
import { failureView } from "./failure.js";
import { applyWords, say, switchLanguage } from "./language.js";
import { readPost } from "./post.js";
import { resultView } from "./result.js";

const find = (name) => document.querySelector(`[data-demo="${name}"]`);
const form = find("form");
const field = find("link");
const outcome = find("outcome");

/** What is shown: an answer and the link that it is to. */
let shown = null;
let running = null;

const draw = () => {
  if (!shown) return null;
  const { answer, link } = shown;
  const drawn = answer.isFailure
    ? failureView(answer, { link, retry: () => run(link) })
    : resultView(readPost(answer.data), answer.body, link);
  outcome.replaceChildren(drawn.view);
  return drawn;
};

const wait = (cancel) => {
  const names = ["wait-media", "wait-line", "wait-line", "wait-line short"];
  const lines = names.map((name) => element("div", { class: name }));
  outcome.replaceChildren(element("div", { class: "waiting" },
    element("p", { class: "row" },
      element("span", { class: "spinner", "aria-hidden": "true" }),
      element("span", {}, say("asking")),
      element("span", { class: "small soft" }, say("askingHint")),
      button("close", say("cancel"), { class: "plain" }, cancel)),
    element("div", { class: "wait-post", "aria-hidden": "true" }, lines)));
  announce(say("asking"));
};

/** The address says what is shown, so that it can be shared. */
const keepAddress = (link) =>
  history.replaceState(null, "", `${location.pathname}?${new URLSearchParams({ url: link })}`);

const run = async (link) => {
  running?.abort();
  const ending = new AbortController();
  running = ending;
  shown = null;
  find("forms").hidden = true;
  find("forms").dataset.over = "true";
  keepAddress(link);
  wait(() => {
    ending.abort();
    outcome.replaceChildren();
    announce(say("cancelled"));
    field.focus();
  });
  try {
    const answer = await parse(link, ending.signal);
    if (ending.signal.aborted) return;
    shown = { answer, link };
    const { heading, summary } = draw();
    announce(summary);
    heading.focus({ preventScroll: true });
    // On a phone the form fills the screen: what was asked for comes into view.
    if (outcome.getBoundingClientRect().top > innerHeight / 2) outcome.scrollIntoView({ block: "start", behavior: "instant" });
  } catch (error) {
    if (!ending.signal.aborted) throw error;
  }
};

const submit = () => {
  const link = field.value.trim();
  field.setAttribute("aria-invalid", String(link === ""));
  find("complaint").textContent = link === "" ? say("emptyLink") : "";
  if (link === "") return field.focus();
  return run(link);
};

const offerPaste = () => {
  if (!navigator.clipboard?.readText) return;
  find("paste").hidden = false;
  find("paste").addEventListener("click", async () => {
    try {
      field.value = await navigator.clipboard.readText();
      submit();
    } catch {
      find("complaint").textContent = say("pasteRefused");
      field.focus();
    }
  });
};

const showChips = () => find("examples").replaceChildren(...exampleChips((link) => {
  field.value = link;
  submit();
}));

const offerLanguages = () => {
  const choice = find("language");
  const label = () => { choice.lang = choice.textContent === "中文" ? "zh-CN" : "en"; };
  choice.hidden = false;
  choice.addEventListener("click", () => {
    switchLanguage();
    label();
    showChips();
    draw();
  });
  label();
};

applyWords();
offerLanguages();
offerPaste();
showChips();
form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
// As in a field of one line: return asks, with shift it breaks the line.
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  submit();
});
showForms(find("forms"));
Promise.all([learnStates(), learnExamples()]).then(showChips);
const asked = new URLSearchParams(location.search).get("url");
if (asked) {
  field.value = asked;
  submit();
} else {
  field.focus({ preventScroll: true });
}
