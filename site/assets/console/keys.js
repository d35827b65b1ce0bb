// The list of keys.

import { ask } from "./api.js";
import { byId, chosen, element, show } from "./dom.js";
import { count, day, expiration, instant } from "./format.js";
import { askToReset, askToRevoke } from "./key-actions.js";
import { openKeyForm } from "./key-form.js";
import { platformName, platforms } from "./platforms.js";
import { attempt } from "./problem.js";
import { say } from "./spoken.js";
import { table } from "./table.js";

const list = byId("keys-list");
const withRevoked = byId("keys-revoked");
const states = ["active", "expired", "revoked"];
let keys = [];

byId("keys-create").addEventListener("click", () => openKeyForm(null, changed));
withRevoked.addEventListener("change", render);

export const loadKeys = () => attempt(byId("keys-problem"), async () => {
  await Promise.all([fetchKeys(), platforms()]);
  render();
});

/** Brings the keys up to date, without showing them: those that work first, the newest first. */
export async function fetchKeys() {
  const answer = await ask("GET", "/api/v1/keys");
  keys = answer.keys.reverse().sort((one, other) => states.indexOf(one.status) - states.indexOf(other.status));
}

export function clearKeys() {
  keys = [];
  list.replaceChildren();
  byId("keys-problem").replaceChildren();
  withRevoked.checked = false;
}

/** A key's name; null where the keys that were fetched hold no such one. */
export const keyName = (id) => keys.find((key) => key.id === id)?.name ?? null;

/** After a change: the list anew, with the focus where the change was asked for. */
async function changed(key, sentence) {
  await loadKeys();
  say(sentence);
  const button = list.querySelector(`[data-key="${CSS.escape(key.id)}"] button`);
  (button ?? byId("keys-title")).focus();
}

function render() {
  const ended = keys.filter((key) => key.status === "revoked");
  show(byId("keys-revoked-label"), ended.length > 0);
  byId("keys-revoked-text").textContent = `Show ${count(ended.length)} revoked`;
  const shown = withRevoked.checked ? keys : keys.filter((key) => key.status !== "revoked");
  list.replaceChildren(shown.length > 0 ? table("Keys of this account. Times are UTC.", columns, shown) : nothing());
}

const nothing = () =>
  element("div", { class: "empty" },
    element("p", {}, element("strong", {}, "No keys")),
    element("p", { class: "soft" },
      "A key’s token goes with every request. Create a test key first: it asks no platform and costs nothing.")
  );

const columns = [
  { label: "Name", isHead: true, class: "key-name", cell: named },
  { label: "Kind", class: "badges", cell: (key) => badge(key.mode === "live" ? "accent" : "", key.mode) },
  { label: "State", class: "badges", cell: (key) => badge(stateColour[key.status], key.status) },
  { label: "Platforms", class: "key-limits", cell: limits },
  { label: "Expires", class: "date", cell: (key) => moment(key.expires, expiration) },
  { label: "Last used", class: "date", cell: (key) => moment(key.lastUsed, instant) },
  { label: "Created", class: "date", cell: (key) => moment(key.created, day) },
  { label: "Actions", class: "actions", cell: actions },
];

const stateColour = { active: "good", expired: "warn", revoked: "bad" };

function named(key) {
  return element("div", {}, chosen(key.name), element("code", {}, key.id));
}

function limits(key) {
  const names = key.platforms?.map(platformName).join(", ") ?? "All";
  const addresses = key.addresses.length;
  const from = addresses === 0 ? null : `from ${addresses === 1 ? key.addresses[0] : `${addresses} address blocks`}`;
  return element("div", {}, names, from && element("span", { class: "soft" }, from));
}

const badge = (colour, text) => element("span", { class: `badge ${colour}` }, text);
const moment = (at, written) =>
  at ? element("time", { datetime: at }, written(at)) : element("span", { class: "soft" }, "Never");

function actions(key) {
  if (key.status === "revoked") return "";
  const button = (label, action) =>
    element("button", {
      type: "button", class: "plain", "aria-label": `${label} ${key.name}`, click: () => action(key, changed),
    }, label);
  return element("div", { "data-key": key.id },
    button("Edit", openKeyForm), button("Reset", askToReset), button("Revoke", askToRevoke));
}
