// A new token, shown this once.

import { onCopy } from "./copy.js";
import { byId } from "./dom.js";
import { keep } from "./tokens.js";
import { goTo } from "./views.js";

const dialog = byId("token-dialog");
const text = byId("token-text");
const status = byId("token-status");

onCopy(byId("token-copy"), () => text, (sentence) => { status.textContent = sentence; });
byId("token-try").addEventListener("click", () => dialog.close("try"));

/** Resolves when the reader is done. */
export function showToken(title, key, token) {
  keep(key, token);
  byId("token-dialog-title").textContent = title;
  text.textContent = token;
  status.textContent = "";
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      text.textContent = "";
      resolve();
      if (dialog.returnValue === "try") goTo("try");
    }, { once: true });
  });
}
