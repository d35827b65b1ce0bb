// What a key's settings may be, judged before the server is asked. Pure; the server judges again.

import { isoDay, lastDay } from "./format.js";

const BLOCK = /^[0-9a-f:.]+(\/\d{1,3})?$/i;
const MOST_BLOCKS = 64;

/** {field: sentence}; empty where nothing is wrong. */
export function mistakesIn(wanted, isDateUnreadable, edited) {
  const mistakes = {};
  if (wanted.name === "") mistakes.name = "Give the key a name.";
  if (isDateUnreadable) mistakes.expires = "This is no date. Choose a day, or clear the field.";
  else if (isPast(wanted.expires, edited)) mistakes.expires = "This day is over. Choose today or a later day.";
  if (wanted.platforms?.length === 0) mistakes.platforms = "Choose at least one platform, or all.";
  const wrong = wanted.addresses.find((block) => !BLOCK.test(block));
  if (wrong) mistakes.addresses = `${wrong.slice(0, 64)} is no address or block such as 192.0.2.0/24.`;
  else if (wanted.addresses.length > MOST_BLOCKS) mistakes.addresses = `At most ${MOST_BLOCKS} blocks can be named.`;
  return mistakes;
}

/** The settings that differ from a key's own: what was not touched is not sent. */
export function changesOf(key, wanted) {
  const same = {
    name: wanted.name === key.name,
    expires: wanted.expires === shownDay(key),
    platforms: String(wanted.platforms?.toSorted()) === String(key.platforms?.toSorted()),
    addresses: String(wanted.addresses) === String(key.addresses),
  };
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => !same[name]));
}

/** A key that has expired may stay so while something else is edited. */
function isPast(day, edited) {
  return day !== null && day < isoDay(new Date()) && day !== (edited && shownDay(edited));
}

/** The day that the form shows for a key. */
const shownDay = (key) => key.expires && (lastDay(key.expires) ?? key.expires.slice(0, 10));
