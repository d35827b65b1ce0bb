// Reset and revoke, each after a question.

import { ask } from "./api.js";
import { byId, show } from "./dom.js";
import { onSubmit } from "./form.js";
import { showToken } from "./token-dialog.js";
import { forget } from "./tokens.js";

const reset = question("reset", async (key) => {
  const graceSeconds = Number(byId("reset-grace").value);
  const made = await ask("POST", `/api/v1/keys/${key.id}/reset`, { graceSeconds });
  return { key: made.key, token: made.token, sentence: `Key ${key.name} has a new token.` };
});

const revoke = question("revoke", async (key) => {
  const ended = await ask("POST", `/api/v1/keys/${key.id}/revoke`);
  forget(key.id);
  return { key: ended.key, sentence: `Key ${key.name} was revoked.` };
});

export const askToReset = (key, changed) => reset(key, changed);
export const askToRevoke = (key, changed) => revoke(key, changed);

function question(name, act) {
  const dialog = byId(`${name}-dialog`);
  const form = byId(`${name}-form`);
  const problem = byId(`${name}-error`);
  let asked = null;
  onSubmit(form, async () => {
    const { key, changed } = asked;
    show(problem, false);
    const done = await act(key);
    dialog.close();
    if (done.token) await showToken("New token", done.key, done.token);
    await changed(done.key, done.sentence);
  }, (failure) => {
    problem.textContent = failure.message;
    show(problem, true);
  });
  return (key, changed) => {
    asked = { key, changed };
    form.reset();
    show(problem, false);
    byId(`${name}-name`).textContent = key.name;
    dialog.showModal();
  };
}
