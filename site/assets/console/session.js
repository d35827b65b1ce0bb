// Signing in and out. The account token is in the form's field until it is sent, and nowhere else: what stays is a
// cookie that scripts cannot read.

import { giveUp, send } from "./api.js";
import { byId, show } from "./dom.js";
import { mark, onSubmit } from "./form.js";

const PATH = "/api/session";
const form = byId("sign-in-form");
const field = byId("sign-in-token");
let start = () => {};

/** Wires the form; `started` is given the account of every session that begins. */
export function prepareSession(started) {
  start = started;
  onSubmit(form, signIn, (failure) => refuse(sentence(failure)));
}

/** Takes up a session that a cookie still holds, or asks for a token. */
export async function resume() {
  try {
    const { account } = await send("GET", PATH);
    if (account) start(account);
    else askForToken("");
  } catch (failure) {
    askForToken(failure.message);
  }
}

/** Ends the session here and on the server. */
export async function signOut() {
  await send("DELETE", PATH);
}

/** Shows the form, with a sentence that says why. */
export function askForToken(note) {
  giveUp();
  const line = byId("sign-in-note");
  line.textContent = note;
  show(line, note !== "");
  show(byId("sign-in"), true);
  field.value = "";
  mark(field, "");
}

async function signIn() {
  const token = field.value.trim();
  field.value = "";
  mark(field, "");
  if (token === "") return refuse("Paste the account token; it starts with ed_acct_.");
  if (/^ed_(live|test)_/.test(token)) {
    return refuse("This is the token of a key. The console wants the account token, which starts with ed_acct_.");
  }
  const session = await send("POST", PATH, { token });
  show(byId("sign-in"), false);
  start(session.account);
}

function sentence(failure) {
  return failure.status === 401
    ? "This token is not valid. Check that it was pasted whole; a newer token replaces the one before."
    : failure.message;
}

function refuse(text) {
  mark(field, text);
  field.focus();
}
