// Elements. Whatever comes from an answer goes through here as text: nothing is ever parsed as HTML.

import { element, filled } from "../shared/element.js";

export { element };

/** The element with an id that stands in the page. */
export const byId = (id) => document.getElementById(id);

/** An SVG element, with presentation attributes only. */
export const drawn = (name, attributes = {}, ...children) =>
  filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);

/** A text whose direction must not leak into what stands beside it: names that people chose. */
export const chosen = (text) => element("bdi", {}, text);

export function show(node, isShown) {
  node.hidden = !isShown;
}
