// The console's views, one at a time, chosen by the address's fragment: links, history and reloads work as anywhere.

import { byId, show } from "./dom.js";

let views = {};
let isOpen = false;

/** @param made {name: load}; `load` is run each time the view is opened. The first is shown where none is named. */
export function prepareViews(made) {
  views = made;
  addEventListener("hashchange", () => {
    if (isOpen) byId(`${open()}-title`).focus({ preventScroll: true });
  });
}

export function openViews() {
  isOpen = true;
  open();
}

export function closeViews() {
  isOpen = false;
}

/** Goes to a view; its heading gets the focus. */
export function goTo(name) {
  location.hash = name;
}

function open() {
  const asked = location.hash.slice(1);
  const name = Object.hasOwn(views, asked) ? asked : Object.keys(views)[0];
  for (const one of Object.keys(views)) {
    show(byId(`view-${one}`), one === name);
    const tab = document.querySelector(`[data-tab=${one}]`);
    if (one === name) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  views[name]();
  return name;
}
