// What a screen reader says without the focus moving. A modal dialog silences it: dialogs have lines of their own.

import { byId } from "./dom.js";

export function say(text) {
  byId("spoken").textContent = text;
}
