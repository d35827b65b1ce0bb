// The account's head: who it is and what is left.

import { ask } from "./api.js";
import { byId, chosen, show } from "./dom.js";
import { count } from "./format.js";

export function showAccount(account) {
  byId("account-name").replaceChildren(chosen(account.name));
  byId("account-id").textContent = account.id;
  byId("account-credits").textContent = count(account.credits);
  byId("account-unit").textContent = account.credits === 1 ? "credit" : "credits";
  show(byId("no-credits"), account.credits <= 0);
}

export async function refreshAccount() {
  showAccount((await ask("GET", "/api/v1/account")).account);
}

export function clearAccount() {
  for (const id of ["account-name", "account-id", "account-credits"]) byId(id).replaceChildren();
}
