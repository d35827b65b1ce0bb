// Elements are made of names, attributes and text: nothing that came from elsewhere is ever read as markup.

export const element = (name, attributes = {}, ...children) =>
  filled(document.createElement(name), attributes, children);

/** A node with its attributes, listeners and children; what is null or false is left out. */
export function filled(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(key, value);
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const shapes = {
  play: "M8 5.5v13l11-6.5z",
  down: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  copy: "M9 9h10v11H9zM5 15V4h10",
  done: "M5 12.5l5 5L19 7",
  close: "M6 6l12 12M18 6L6 18",
  out: "M14 5h5v5M19 5l-8 8M10 6H5v13h13v-5",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  sound: "M9 18V6l10-2v12M9 18a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM19 16a3 3 0 1 1-6 0 3 3 0 0 1 6 0z",
  warn: "M12 4l9 16H3zM12 10v4M12 17v.5",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  again: "M19 6v5h-5M18.5 11a7 7 0 1 0 .5 4",
};

const space = "http://www.w3.org/2000/svg";

/** A drawing beside words, never in place of them. */
export const icon = (shape) => {
  const drawing = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  for (const [key, value] of [["viewBox", "0 0 24 24"], ["class", "icon"], ["aria-hidden", "true"]]) {
    drawing.setAttribute(key, value);
  }
  path.setAttribute("d", shapes[shape]);
  drawing.append(path);
  return drawing;
};

export const button = (shape, words, attributes, action) =>
  element("button", { type: "button", click: action, ...attributes }, shape ? icon(shape) : null, words);

const status = () => document.getElementById("announcement");

/** Tells a screen reader what others see happen. */
export const announce = (words) => { if (status()) status().textContent = words; };
