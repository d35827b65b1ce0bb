// Figures and dates as people read them. Everything is UTC, as the API's days are.

const DAY = 86_400_000;
const numbers = new Intl.NumberFormat("en");
const writer = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
const dayWriter = writer({ day: "numeric", month: "short", year: "numeric" });
const shortDayWriter = writer({ day: "numeric", month: "short" });
const weekdayWriter = writer({ weekday: "short", day: "numeric", month: "short" });
const instantWriter = writer({ day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });

export const count = (number) => numbers.format(number);

/** `+1,000` or `−1`. */
export const delta = (number) => (number < 0 ? "−" : "+") + numbers.format(Math.abs(number));

/** `25 Nov 2026` of `2026-11-25`. */
export const day = (date) => dayWriter.format(new Date(date));
export const shortDay = (date) => shortDayWriter.format(new Date(date));
export const weekday = (date) => weekdayWriter.format(new Date(date));

/** `25 Nov 2026, 18:40`. */
export const instant = (text) => instantWriter.format(new Date(text));

export const isoDay = (date) => date.toISOString().slice(0, 10);

/** The dates from one to another, both included. */
export function datesBetween(from, to) {
  const dates = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY) dates.push(isoDay(new Date(at)));
  return dates;
}

/** The last whole day of something that ends at an instant, `2026-12-31` of `2027-01-01T00:00:00Z`; else null. */
export function lastDay(expires) {
  const at = Date.parse(expires);
  return at % DAY === 0 ? isoDay(new Date(at - DAY)) : null;
}

/** When a key ends: a day, or an instant where it ends in the middle of one. */
export function expiration(expires) {
  const last = lastDay(expires);
  return last ? day(last) : instant(expires);
}

export const duration = (milliseconds) =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;

/** `12 %`; small shares are not rounded to nothing. */
export function share(part, whole) {
  if (whole === 0) return "–";
  const percent = (100 * part) / whole;
  if (percent > 0 && percent < 1) return "< 1 %";
  if (percent > 99 && percent < 100) return "> 99 %";
  return `${Math.round(percent)} %`;
}

const words = {
  success: "Succeeded",
  paid_or_drm: "Paid or copy-protected",
  live: "Live stream",
  no_media: "No media",
  top_up: "Credits added",
};

/** `Blocked by platform` of `blocked_by_platform`. */
export function inWords(name) {
  const text = words[name] ?? name.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
