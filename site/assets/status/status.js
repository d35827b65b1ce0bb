// The status page: asks every half minute, and says so when nobody answers.

import { announce, element, icon } from "../shared/element.js";
import { ago } from "./format.js";
import { summary } from "./words.js";
import { platformsOf, statusTable } from "./view.js";

const pause = 30_000;
const patience = 10_000;
const find = (name) => document.querySelector(`[data-status="${name}"]`);

/** The last answer; kept on the page, with its age, while the service cannot be reached. */
let known = null;
let said = "";

const fetchStatus = async () => {
  const response = await fetch("/api/v1/status", { cache: "no-store", signal: AbortSignal.timeout(patience) });
  const body = await response.json();
  if (!response.ok || platformsOf(body).length === 0) throw new Error(`HTTP ${response.status}`);
  return body;
};

const say = ({ words, kind, shape }) => {
  const banner = find("summary");
  banner.className = `status-summary ${kind}`;
  banner.replaceChildren(icon(shape), element("span", {}, words));
  // Told once, not every half minute.
  if (words !== said) announce(words);
  said = words;
};

const showAge = () => {
  if (known) find("age").textContent = `As of ${ago(known.data.generatedAt, Date.now())}. This page asks again every 30 seconds.`;
};

const show = () => {
  const platforms = platformsOf(known);
  say(summary(platforms));
  find("table").replaceChildren(statusTable(platforms, Date.now()));
  showAge();
};

const showUnreachable = () => {
  const words = known
    ? "The service cannot be reached at the moment. What follows is the last that was known."
    : "The service cannot be reached. Check your connection; this page goes on trying.";
  say({ words, kind: "bad", shape: "close" });
};

const refresh = async () => {
  try {
    known = await fetchStatus();
    show();
  } catch {
    showUnreachable();
    showAge();
  }
};

/** Nobody looks at a hidden page; it is brought up to date when it is seen again. */
let last = 0;
const tick = () => {
  if (document.hidden || Date.now() - last < pause) return showAge();
  last = Date.now();
  return refresh();
};

tick();
setInterval(tick, 1000);
document.addEventListener("visibilitychange", tick);
