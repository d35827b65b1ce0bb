// The console: a session, and four views on an account. Everything else is in the modules beside this one.

import { clearAccount, refreshAccount, showAccount } from "./account.js";
import { isGivenUp, onSessionEnd } from "./api.js";
import { closeDialogs } from "./dialog.js";
import { byId, show } from "./dom.js";
import { clearKeys, loadKeys } from "./keys.js";
import { clearLedger, loadLedger } from "./ledger.js";
import { askForToken, prepareSession, resume, signOut } from "./session.js";
import { say } from "./spoken.js";
import { forgetAll } from "./tokens.js";
import { clearTry, openTry } from "./try.js";
import { clearUsage, loadUsage } from "./usage.js";
import { closeViews, openViews, prepareViews } from "./views.js";

function start(account) {
  showAccount(account);
  show(byId("sign-in"), false);
  show(byId("signed-in"), true);
  openViews();
}

/** Leaves nothing of the account behind, in the page or in memory. */
function end(note) {
  if (byId("signed-in").hidden) return;
  closeDialogs();
  closeViews();
  show(byId("signed-in"), false);
  for (const clear of [clearAccount, clearKeys, clearUsage, clearLedger, clearTry, forgetAll]) clear();
  askForToken(note);
  byId("sign-in-title").focus();
}

async function leave() {
  try {
    await signOut();
    end("You have signed out.");
  } catch (failure) {
    if (failure.status === 401) end("You have signed out.");
    else if (!isGivenUp(failure)) say(failure.message);
  }
}

/** A view's work, with the balance beside it brought up to date. */
const withBalance = (load) => () => {
  load();
  refreshAccount().catch(() => { /* the view tells what is wrong; the balance stays as it was */ });
};

prepareSession(start);
prepareViews({
  keys: withBalance(loadKeys), usage: withBalance(loadUsage), ledger: withBalance(loadLedger), try: openTry,
});
onSessionEnd(() => end("Your session has ended. Sign in again to go on."));
byId("sign-out").addEventListener("click", leave);
// A page that the browser kept aside for the Back button may show a session that has ended.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
resume();
