// The table: a platform a row, which a phone shows as cards. The roles are said aloud, since a table that is laid out
// as something else is no table to some browsers.

import { element, icon } from "../shared/element.js";
import { ago, rate, time } from "./format.js";
import { stateOf } from "./words.js";

const list = (value) => (Array.isArray(value) ? value.filter((item) => item && typeof item === "object") : []);

export const platformsOf = (body) => list(body?.data?.platforms);

const stateBadge = ({ words, kind, shape }) => element("span", { class: `badge state ${kind}` }, icon(shape), words);

const windowOf = (platform, minutes) => list(platform.windows).find((window) => window.minutes === minutes) ?? {};

const cell = (head, ...children) => element("td", { role: "cell", "data-head": head }, children);

const rateCell = (head, window) => cell(head, element("span", { class: "figure" }, rate(window.successRate)),
  window.parses > 0 ? element("span", { class: "soft small of" }, ` of ${window.parses}`) : null);

const last = (platform, now) => (typeof platform.lastSuccess === "string"
  ? element("time", { datetime: platform.lastSuccess, title: platform.lastSuccess }, ago(platform.lastSuccess, now))
  : element("span", { class: "soft" }, "none seen"));

const row = (platform, now) => {
  const [short, long] = [windowOf(platform, 5), windowOf(platform, 60)];
  const isQuiet = !short.parses && !long.parses;
  return element("tr", { role: "row", class: isQuiet ? "is-quiet" : null },
    element("th", { role: "rowheader", scope: "row" }, String(platform.name ?? platform.id)),
    element("td", { role: "cell", class: "state-cell" }, stateBadge(stateOf(platform)),
      platform.message ? element("p", { class: "small state-message" }, String(platform.message)) : null),
    rateCell("Success, 5 min", short),
    cell("Median, 5 min", time(short.medianMilliseconds)),
    rateCell("Success, hour", long),
    cell("Median, hour", time(long.medianMilliseconds)),
    cell("Last success", last(platform, now)));
};

const head = (words, attributes = {}) => element("th", { role: "columnheader", scope: "col", ...attributes }, words);

const headRows = () => [
  element("tr", { role: "row" }, head("Platform", { rowspan: 2 }), head("State", { rowspan: 2 }),
    head("Last 5 minutes", { colspan: 2, scope: "colgroup" }), head("Last hour", { colspan: 2, scope: "colgroup" }),
    head("Last success", { rowspan: 2 })),
  element("tr", { role: "row" }, head("Success"), head("Median"), head("Success"), head("Median")),
];

export const statusTable = (platforms, now) => element("table", { role: "table", class: "status-table" },
  element("caption", { class: "hidden-text" }, "How each platform has answered of late"),
  element("thead", { role: "rowgroup" }, headRows()),
  element("tbody", { role: "rowgroup" }, platforms.map((platform) => row(platform, now))));
