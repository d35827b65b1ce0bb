// Copies, and says that it did.

import { announce, button, icon } from "../shared/element.js";
import { say } from "./language.js";

const write = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};

/** @param words shown; where they are empty the label stands for them. */
export const copyButton = (text, words, label, attributes = {}) => {
  const titled = words === "" ? { title: say("copyLink") } : {};
  const copy = button("copy", words, { "aria-label": label, ...titled, ...attributes }, async () => {
    const isDone = await write(text);
    announce(say(isDone ? "copied" : "copyFailed"));
    if (!isDone) return;
    copy.classList.add("is-done");
    copy.firstChild.replaceWith(icon("done"));
    setTimeout(() => {
      copy.classList.remove("is-done");
      copy.firstChild.replaceWith(icon("copy"));
    }, 1500);
  });
  return copy;
};

/** A button's name for those who do not see what it stands beside; it begins with the words that are seen. */
export const named = (words, name) => (name ? say("named", { words, name }) : words);
