// Elements. Whatever comes from an answer goes through here as text: nothing is ever parsed as HTML.

const SVG = "http://www.w3.org/2000/svg";

/** The element with an id that stands in the page. */
export const byId = (id) => document.getElementById(id);

/** An HTML element; `null` and `false` leave an attribute or a child out. */
export const element = (name, attributes = {}, ...children) =>
  filled(document.createElement(name), attributes, children);

/** An SVG element, with presentation attributes only. */
export const drawn = (name, attributes = {}, ...children) =>
  filled(document.createElementNS(SVG, name), attributes, children);

/** A text whose direction must not leak into what stands beside it: names that people chose. */
export const chosen = (text) => element("bdi", {}, text);

export function show(node, isShown) {
  node.hidden = !isShown;
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== false));
  return node;
}
