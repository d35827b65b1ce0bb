// Forms: a mistake is told at its field, and the field gets the focus.

import { isGivenUp } from "./api.js";
import { byId } from "./dom.js";

/** Says what is wrong with a field, in the line that the field is described by; an empty text takes it back. */
export function mark(field, text) {
  const line = byId(`${field.id}-error`);
  line.textContent = text;
  line.hidden = text === "";
  if (field.tagName === "FIELDSET") return;
  if (text === "") field.removeAttribute("aria-invalid");
  else field.setAttribute("aria-invalid", "true");
}

/** Focuses the first field with a mistake. */
export function focusMistake(form) {
  const line = [...form.querySelectorAll(".field-error")].find((one) => !one.hidden);
  const field = byId(line.id.replace(/-error$/, ""));
  (field.tagName === "FIELDSET" ? field.querySelector("input:checked") : field).focus();
}

/** Runs `work` at each submission, one at a time; `failed` is told what it threw. */
export function onSubmit(form, work, failed) {
  const button = form.querySelector("button[type=submit]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.getAttribute("aria-busy") === "true") return;
    form.setAttribute("aria-busy", "true");
    // Not "disabled": that would take the focus away.
    button.setAttribute("aria-disabled", "true");
    try {
      await work();
    } catch (error) {
      if (!isGivenUp(error)) failed(error);
    } finally {
      form.removeAttribute("aria-busy");
      button.removeAttribute("aria-disabled");
    }
  });
}
