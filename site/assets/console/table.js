// Tables that become cards on a phone. The roles stand there because some browsers forget them with the layout.

import { element } from "./dom.js";

/**
 * @param caption what the table holds, for screen readers
 * @param columns [{label, cell, class, isHead}]; `cell(row)` gives a node, a text or an empty text
 * @param rows what the cells are made of
 */
export function table(caption, columns, rows) {
  const heads = columns.map((column) =>
    element("th", { scope: "col", role: "columnheader", class: column.class }, column.label)
  );
  return element("table", { class: "cards", role: "table" },
    element("caption", { class: "hidden-text" }, caption),
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...heads)),
    element("tbody", { role: "rowgroup" }, ...rows.map((row) => tableRow(columns, row)))
  );
}

export function tableRow(columns, row) {
  const cells = columns.map((column) =>
    element(column.isHead ? "th" : "td", {
      scope: column.isHead && "row",
      role: column.isHead ? "rowheader" : "cell",
      class: column.class,
      "data-label": column.label,
    }, column.cell(row))
  );
  return element("tr", { role: "row" }, ...cells);
}
