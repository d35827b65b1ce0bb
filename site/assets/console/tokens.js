// Tokens made since the page was opened: in memory only, for the try-it panel, gone with the page or the session.

const kept = new Map();

export function keep(key, token) {
  kept.set(key.id, { id: key.id, name: key.name, token });
}

export const forget = (keyID) => kept.delete(keyID);
export const forgetAll = () => kept.clear();

/** The newest first. */
export const known = () => [...kept.values()].reverse();

export const isTest = (token) => token.startsWith("ed_test_");
