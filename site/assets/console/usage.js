// Usage: by day, platform and outcome.

import { ask } from "./api.js";
import { bar } from "./bars.js";
import { dayChart } from "./day-chart.js";
import { byId, element } from "./dom.js";
import { byDay, byOutcome, byPlatform, total } from "./figures.js";
import { count, day, inWords, isoDay, share } from "./format.js";
import { platformName, platforms } from "./platforms.js";
import { attempt } from "./problem.js";
import { say } from "./spoken.js";
import { table } from "./table.js";

const DAY = 86_400_000;
const body = byId("usage-body");
let latest = 0;

byId("usage-span").addEventListener("change", async () => {
  await loadUsage();
  say(`Usage of ${span()} days.`);
});

export const loadUsage = () => attempt(byId("usage-problem"), async () => {
  const turn = ++latest;
  const to = Date.now();
  const from = to - (span() - 1) * DAY;
  const [answer] = await Promise.all([
    ask("GET", `/api/v1/usage?from=${isoDay(new Date(from))}&to=${isoDay(new Date(to))}`), platforms(),
  ]);
  // Somebody who changed the span meanwhile waits for another answer.
  if (turn === latest) render(answer);
});

export function clearUsage() {
  body.replaceChildren();
  byId("usage-problem").replaceChildren();
}

const span = () => Number(document.querySelector("#usage-span input:checked").value);

function render({ usage, from, to }) {
  const days = byDay(usage, from, to);
  body.replaceChildren(
    element("section", { class: "panel", "aria-labelledby": "usage-days" },
      element("h3", { id: "usage-days" }, "Parses by day"), dayChart(days), dayTable(days)),
    element("div", { class: "panels" },
      panel("usage-platforms", "By platform", platformTable(byPlatform(usage))),
      panel("usage-outcomes", "By outcome", outcomeTable(byOutcome(usage))))
  );
}

const panel = (id, title, content) =>
  element("section", { class: "panel", "aria-labelledby": id }, element("h3", { id }, title), content);

const nothing = () => element("p", { class: "soft" }, "No parses in this time.");
const figure = (label, value) => ({ label, class: "number", cell: (row) => count(value(row)) });

/** The column of bars; the first row has the longest. */
function bars(rows) {
  const parts = (row) => [["succeeded", row.succeeded], ["failed", row.failed]];
  return { label: "Share", class: "bar-cell", cell: (row) => bar(parts(row), total([rows[0]])) };
}

function dayTable(days) {
  const columns = [
    { label: "Day (UTC)", isHead: true, cell: (row) => element("time", { datetime: row.date }, day(row.date)) },
    figure("Succeeded", (row) => row.succeeded),
    figure("Failed", (row) => row.failed),
  ];
  return element("details", {},
    element("summary", {}, "Show as a table"),
    element("div", { class: "scroll tall", tabindex: "0", role: "group", "aria-label": "Parses by day, as a table" },
      table("Parses by day, newest first", columns, days.toReversed())));
}

function platformTable(rows) {
  if (rows.length === 0) return nothing();
  return table("Parses by platform", [
    { label: "Platform", isHead: true, cell: (row) => platformName(row.platform) || "Not recognised" },
    bars(rows),
    figure("Succeeded", (row) => row.succeeded),
    figure("Failed", (row) => row.failed),
    { label: "Success", class: "number percent", cell: (row) => share(row.succeeded, total([row])) },
  ], rows);
}

function outcomeTable(rows) {
  if (rows.length === 0) return nothing();
  const all = total(rows);
  return table("Parses by outcome", [
    { label: "Outcome", isHead: true, cell: (row) => inWords(row.outcome) },
    bars(rows),
    figure("Parses", (row) => total([row])),
    { label: "Of all", class: "number percent", cell: (row) => share(total([row]), all) },
  ], rows);
}
