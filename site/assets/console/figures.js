// Usage counts summed up by day, platform and outcome. Pure.

import { datesBetween } from "./format.js";

/** Every day of the span is there, also those without a parse. */
export function byDay(rows, from, to) {
  const days = new Map(datesBetween(from, to).map((date) => [date, { date, succeeded: 0, failed: 0 }]));
  for (const row of rows) add(days.get(row.date), row);
  return [...days.values()];
}

/** The most asked first. */
export function byPlatform(rows) {
  return grouped(rows, (row) => row.platform).map(([platform, sum]) => ({ platform, ...sum })).sort(larger);
}

/** The most frequent first. */
export function byOutcome(rows) {
  return grouped(rows, (row) => row.outcome).map(([outcome, sum]) => ({ outcome, ...sum })).sort(larger);
}

export const total = (sums) => sums.reduce((all, one) => all + one.succeeded + one.failed, 0);
export const sumOf = (sums, name) => sums.reduce((all, one) => all + one[name], 0);

const larger = (one, other) => total([other]) - total([one]);

function grouped(rows, name) {
  const groups = new Map();
  for (const row of rows) {
    const key = name(row);
    if (!groups.has(key)) groups.set(key, { succeeded: 0, failed: 0 });
    add(groups.get(key), row);
  }
  return [...groups];
}

function add(sum, row) {
  if (row.outcome === "success") sum.succeeded += row.count;
  else sum.failed += row.count;
}
