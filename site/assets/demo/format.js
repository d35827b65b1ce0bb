// Figures as people read them.

import { languageTag } from "./language.js";

const number = (value, digits) =>
  new Intl.NumberFormat(languageTag(), { maximumFractionDigits: digits }).format(value);

const isCount = (value) => Number.isFinite(value) && value >= 0;

/** 1,572,864 is "1.6 MB": units of a thousand, as file managers show them. */
export const bytes = (count) => {
  if (!isCount(count)) return "";
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = Math.min(count < 1000 ? 0 : Math.floor(Math.log10(count) / 3), units.length - 1);
  const value = count / 1000 ** power;
  return `${number(value, value < 10 && power > 0 ? 1 : 0)} ${units[power]}`;
};

/** Seconds as "1:02:03". */
export const clock = (seconds) => {
  if (!isCount(seconds)) return "";
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] > 0 ? parts : parts.slice(1);
  return shown.map((part, place) => (place === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
};

export const bitrate = (bits) => {
  if (!isCount(bits) || bits === 0) return "";
  return bits >= 1e6 ? `${number(bits / 1e6, 1)} Mbit/s` : `${number(bits / 1000, 0)} kbit/s`;
};

export const pixels = (width, height) => (isCount(width) && isCount(height) ? `${width} × ${height}` : "");

export const percent = (share) =>
  new Intl.NumberFormat(languageTag(), { style: "percent", maximumFractionDigits: 0 }).format(share);

const moment = (text) => { const date = new Date(text); return Number.isNaN(date.getTime()) ? null : date; };

export const day = (text) =>
  moment(text)?.toLocaleDateString(languageTag(), { year: "numeric", month: "short", day: "numeric" }) ?? "";

/** The time of day, with the day where that is another one. Takes seconds since 1970. */
export const until = (seconds) => {
  if (!isCount(seconds)) return "";
  const date = new Date(seconds * 1000);
  const isToday = date.toDateString() === new Date().toDateString();
  const time = { hour: "2-digit", minute: "2-digit" };
  return date.toLocaleString(languageTag(), isToday ? time : { ...time, year: "numeric", month: "short", day: "numeric" });
};
