// The ledger, newest first, a page at a time.

import { ask } from "./api.js";
import { byId, chosen, element, show } from "./dom.js";
import { count, delta, instant, inWords } from "./format.js";
import { fetchKeys, keyName } from "./keys.js";
import { platformName, platforms } from "./platforms.js";
import { attempt } from "./problem.js";
import { say } from "./spoken.js";
import { table, tableRow } from "./table.js";

const PAGE = 25;
const list = byId("ledger-list");
const more = byId("ledger-more");
const problem = byId("ledger-problem");
let next = null;

more.addEventListener("click", () => attempt(problem, showOlder));

export const loadLedger = () => attempt(problem, async () => {
  // Entries name keys and platforms by id.
  const [entries] = await Promise.all([page(null), fetchKeys(), platforms()]);
  list.replaceChildren(entries.length > 0
    ? table("Ledger entries, newest first. Times are UTC.", columns, entries)
    : element("p", { class: "empty soft" }, "No entries yet. They appear when credits are added or a parse succeeds."));
});

export function clearLedger() {
  list.replaceChildren();
  problem.replaceChildren();
  show(more, false);
}

async function page(before) {
  const from = before === null ? "" : `&before=${before}`;
  const answer = await ask("GET", `/api/v1/ledger?limit=${PAGE}${from}`);
  next = answer.next;
  show(more, next !== null);
  return answer.entries;
}

async function showOlder() {
  const entries = await page(next);
  const rows = entries.map((entry) => tableRow(columns, entry));
  list.querySelector("tbody").append(...rows);
  say(`${count(rows.length)} more entries.${next === null ? " These were the last." : ""}`);
  if (next !== null) return;
  // The button that had the focus is gone.
  rows[0]?.setAttribute("tabindex", "-1");
  rows[0]?.focus({ preventScroll: true });
}

const columns = [
  { label: "Time", class: "date", cell: (entry) => element("time", { datetime: entry.at }, instant(entry.at)) },
  { label: "Entry", cell: what },
  { label: "Key", cell: (entry) => entry.key ? chosen(keyName(entry.key) ?? entry.key) : "" },
  { label: "Request", class: "request", cell: (entry) => entry.request ? element("code", {}, entry.request) : "" },
  { label: "Credits", class: "number", cell: amount },
];

function amount(entry) {
  return element("strong", { class: entry.delta > 0 ? "good" : null }, delta(entry.delta));
}

function what(entry) {
  const detail = entry.note ?? (entry.platform && platformName(entry.platform));
  const beside = detail && element("span", { class: "soft" }, chosen(detail));
  return element("div", { class: "entry" }, inWords(entry.reason), beside);
}
