// Parses by day: stacked columns, drawn for the width that is there. The head above it is legend and reading at once:
// it shows the span's sums, or the figures of the day under the pointer or the slider.

import { drawn, element } from "./dom.js";
import { sumOf } from "./figures.js";
import { count, day, shortDay, weekday } from "./format.js";
import { labelStep, marks } from "./scale.js";

const HEIGHT = 220;
const TOP = 10;
const BOTTOM = 26;
const WIDEST_COLUMN = 32;

/** @param days [{date, succeeded, failed}], without gaps */
export function dayChart(days) {
  const head = reading(days);
  const last = days.length - 1;
  const slider = element("input", {
    type: "range", class: "hidden-text", min: 0, max: last, value: last, "aria-label": "Day to read",
  });
  const plot = element("div", { class: "plot" });
  const chart = element("figure", { class: "chart" }, head.node, plot, slider);
  let layout = null;
  let read = null;

  const readDay = (place) => {
    read = place;
    head.show(place);
    for (const [at, band] of layout.bands.entries()) band.classList.toggle("is-read", at === place);
  };
  const follow = (event) => {
    const x = event.clientX - plot.getBoundingClientRect().left - layout.left;
    readDay(Math.min(last, Math.max(0, Math.floor(x / layout.band))));
  };
  const slide = () => {
    const one = days[slider.value];
    const figures = `${count(one.succeeded)} succeeded, ${count(one.failed)} failed`;
    slider.setAttribute("aria-valuetext", `${day(one.date)}: ${figures}`);
    return Number(slider.value);
  };

  slide();
  plot.addEventListener("pointermove", follow);
  plot.addEventListener("pointerdown", follow);
  plot.addEventListener("pointerleave", () => readDay(null));
  slider.addEventListener("input", () => readDay(slide()));
  slider.addEventListener("focus", () => readDay(slide()));
  slider.addEventListener("blur", () => readDay(null));
  new ResizeObserver(([entry]) => {
    if (entry.contentRect.width === 0) return;
    layout = draw(days, entry.contentRect.width);
    plot.replaceChildren(layout.node);
    readDay(read);
  }).observe(plot);
  return chart;
}

function reading(days) {
  const [when, succeeded, failed] = ["chart-when", "", ""].map((name) => element("strong", { class: name || null }));
  const span = `${shortDay(days[0].date)} – ${day(days.at(-1).date)}`;
  const item = (colour, label, figure) => element("span", { class: `legend ${colour}` }, `${label} `, figure);
  const show = (place) => {
    const shown = place === null ? days : [days[place]];
    when.textContent = place === null ? span : weekday(days[place].date);
    succeeded.textContent = count(sumOf(shown, "succeeded"));
    failed.textContent = count(sumOf(shown, "failed"));
  };
  show(null);
  const node = element("figcaption", { class: "chart-head" },
    when, item("succeeded", "Succeeded", succeeded), item("failed", "Failed", failed));
  return { node, show };
}

function draw(days, width) {
  const axis = marks(Math.max(...days.map((one) => one.succeeded + one.failed)));
  const top = axis.at(-1);
  const left = 12 + 8 * count(top).length;
  const band = (width - left) / days.length;
  const y = (value) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  const bands = days.map((_, place) =>
    drawn("rect", { class: "band", x: left + place * band, y: TOP, width: band, height: HEIGHT - TOP - BOTTOM })
  );
  const described = { role: "img", "aria-labelledby": "day-chart-title", "aria-describedby": "day-chart-desc" };
  const node = drawn("svg", { width, height: HEIGHT, ...described },
    drawn("title", { id: "day-chart-title" }, "Parses by day"),
    drawn("desc", { id: "day-chart-desc" }, description(days)),
    ...bands,
    ...axis.flatMap((value) => rule(value, left, width, y)),
    ...days.flatMap((one, place) => column(one, left + place * band, band, y)),
    ...labels(days, left, band, width)
  );
  return { node, bands, left, band };
}

const rule = (value, left, width, y) => [
  drawn("line", { class: value === 0 ? "base" : "rule", x1: left, x2: width, y1: y(value), y2: y(value) }),
  drawn("text", { class: "mark", x: left - 8, y: y(value) + 4, "text-anchor": "end" }, count(value)),
];

function column(one, start, band, y) {
  const width = Math.min(WIDEST_COLUMN, Math.max(1, band * 0.72));
  const x = start + (band - width) / 2;
  const part = (name, from, to) => to > from &&
    drawn("rect", { class: name, x, width, y: y(to), height: y(from) - y(to) });
  return [part("succeeded", 0, one.succeeded), part("failed", one.succeeded, one.succeeded + one.failed)];
}

/** Counted from the last day, which always has its label. */
function labels(days, left, band, width) {
  const step = labelStep(band);
  return days.map((one, place) => {
    if ((days.length - 1 - place) % step !== 0) return false;
    const middle = left + (place + 0.5) * band;
    const isAtEdge = middle + 26 > width;
    const [x, anchor] = isAtEdge ? [width, "end"] : [middle, "middle"];
    return drawn("text", { class: "mark day", x, y: HEIGHT - 6, "text-anchor": anchor }, shortDay(one.date));
  });
}

function description(days) {
  const busiest = days.reduce((most, one) => (one.succeeded + one.failed > most.succeeded + most.failed ? one : most));
  return `From ${day(days[0].date)} to ${day(days.at(-1).date)}: ${count(sumOf(days, "succeeded"))} succeeded, `
    + `${count(sumOf(days, "failed"))} failed. The busiest day was ${day(busiest.date)} with `
    + `${count(busiest.succeeded + busiest.failed)}. The table below has every day.`;
}
