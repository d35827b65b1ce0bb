// The form that makes and edits keys.

import { ask } from "./api.js";
import { byId, element, show } from "./dom.js";
import { focusMistake, mark, onSubmit } from "./form.js";
import { instant, isoDay, lastDay } from "./format.js";
import { platforms } from "./platforms.js";
import { showToken } from "./token-dialog.js";
import { changesOf, mistakesIn } from "./key-settings.js";

const dialog = byId("key-dialog");
const form = byId("key-form");
/** How a refusal names its field. */
const refusals = { name: /^name\b/, expires: /^expires\b/, platforms: /\bplatforms?\b/, addresses: /\baddress(es)?\b/ };
const fields = Object.keys(refusals);
const field = (name) => byId(`key-${name}`);
const choices = byId("key-platform-choices");
let edited = null;
let changed = () => {};

onSubmit(form, save, fail);
form.addEventListener("change", () => show(choices, form.elements.scope.value === "some"));

/** @param key what is edited; null for a new one. */
export async function openKeyForm(key, whenChanged) {
  edited = key;
  changed = whenChanged;
  form.reset();
  clearMistakes();
  byId("key-dialog-title").textContent = key ? "Edit key" : "Create a key";
  byId("key-submit").textContent = key ? "Save changes" : "Create key";
  show(byId("key-mode"), key === null);
  fill(key);
  dialog.showModal();
  await offerPlatforms(key);
}

function fill(key) {
  field("expires").min = isoDay(new Date());
  byId("key-expires-hint").textContent = "Blank: permanent. Otherwise the key works to the end of this day, UTC.";
  show(choices, Boolean(key?.platforms));
  if (key === null) return;
  field("name").value = key.name;
  field("addresses").value = key.addresses.join("\n");
  form.elements.scope.value = key.platforms ? "some" : "all";
  if (key.expires === null) return;
  const last = lastDay(key.expires);
  field("expires").value = last ?? key.expires.slice(0, 10);
  if (last) return;
  byId("key-expires-hint").textContent =
    `Ends at ${instant(key.expires)} UTC; another day replaces that. Blank: permanent.`;
}

async function offerPlatforms(key) {
  try {
    const known = await platforms();
    choices.replaceChildren(...known.map((one) => platformBox(one, key?.platforms?.includes(one.id))));
  } catch (failure) {
    mark(field("platforms"), `The platforms could not be listed. ${failure.message}`);
  }
}

const platformBox = (platform, checked) =>
  element("label", { class: "check" },
    element("input", { type: "checkbox", name: "platform", value: platform.id, checked }), platform.name);

/** What the fields say, in the API's terms. */
function settings() {
  const boxes = [...choices.querySelectorAll("input:checked")];
  return {
    name: field("name").value.trim(),
    expires: field("expires").value || null,
    platforms: form.elements.scope.value === "all" ? null : boxes.map((box) => box.value),
    addresses: field("addresses").value.split(/[\s,]+/).filter((block) => block !== ""),
  };
}

async function save() {
  clearMistakes();
  const wanted = settings();
  // A date that the browser itself cannot read is an empty value to scripts: blank would make the key permanent.
  const mistakes = mistakesIn(wanted, field("expires").validity.badInput, edited);
  for (const [name, text] of Object.entries(mistakes)) mark(field(name), text);
  if (Object.keys(mistakes).length > 0) return focusMistake(form);
  if (edited) await edit(wanted);
  else await create(wanted);
}

async function create(wanted) {
  const { key, token } = await ask("POST", "/api/v1/keys", { ...wanted, mode: form.elements.mode.value });
  dialog.close();
  await showToken("Key created", key, token);
  await changed(key, `Key ${key.name} was created.`);
}

async function edit(wanted) {
  const changes = changesOf(edited, wanted);
  const { key } = await ask("PATCH", `/api/v1/keys/${edited.id}`, changes);
  dialog.close();
  await changed(key, `Key ${key.name} was saved.`);
}

/** What names no field stands above the form. */
function fail(failure) {
  const name = fields.find((one) => failure.code === "invalid_request" && refusals[one].test(failure.message));
  if (name) {
    mark(field(name), failure.message);
    return focusMistake(form);
  }
  const line = byId("key-form-error");
  line.textContent = failure.message;
  show(line, true);
}

function clearMistakes() {
  for (const name of fields) mark(field(name), "");
  show(byId("key-form-error"), false);
}
