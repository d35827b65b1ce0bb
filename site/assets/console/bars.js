// A bar in a table's cell: the figures stand in the cells beside it, so it says nothing to screen readers.

import { drawn } from "./dom.js";

/** @param parts [[class, figure]], side by side; `largest` fills the cell */
export function bar(parts, largest) {
  let start = 0;
  const rects = parts.filter(([, figure]) => figure > 0).map(([name, figure]) => {
    const width = (100 * figure) / largest;
    const rect = drawn("rect", { class: name, x: `${start}%`, width: `${width}%`, height: 10 });
    start += width;
    return rect;
  });
  return drawn("svg", { class: "bar", width: "100%", height: 10, "aria-hidden": "true", focusable: "false" }, ...rects);
}
