// A button that turns into its own progress, and says what became of it.

import { announce, button, element } from "../shared/element.js";
import { download } from "./download.js";
import { downloadWords } from "./failure-words.js";
import { bytes, percent } from "./format.js";
import { named } from "./clipboard.js";
import { say } from "./language.js";

/** Bar, figures and a way to stop; `show` takes bytes so far, in all (0 where unknown), and of which file. */
const progress = (name, cancel) => {
  const bar = element("progress", { "aria-label": say("progressLabel", { name }), max: 1 });
  const figures = element("span", { class: "figures" }, say("starting"));
  const stop = button("close", "", { class: "plain", "aria-label": say("cancel"), title: say("cancel") }, cancel);
  const began = performance.now();
  const show = (done, total, which = "") => {
    if (total > 0) bar.value = done / total;
    const seconds = (performance.now() - began) / 1000;
    const pace = seconds > 0.5 ? ` · ${say("speed", { rate: bytes(done / seconds) })}` : "";
    const share = total > 0 ? `${percent(done / total)} · ` : "";
    const words = say(total > 0 ? "progress" : "progressOpen", { done: bytes(done), total: bytes(total) });
    figures.textContent = (which && `${which} · `) + share + words + pace;
  };
  return { node: element("div", { class: "download-progress" }, bar, figures, stop), stop, show };
};

/** @param work is given a signal and a way to tell how far it is; its answer is what is said at the end. */
const workButton = ({ words, name, attributes }, work) => {
  const outcome = element("span", { class: "download-outcome" });
  const holder = element("div", { class: "download" });
  const start = button("down", words, { "aria-label": named(words, name), ...attributes }, async () => {
    const ending = new AbortController();
    const running = progress(name, () => ending.abort());
    outcome.textContent = "";
    holder.classList.remove("is-bad");
    holder.replaceChildren(running.node, outcome);
    running.stop.focus();
    announce(say("progressLabel", { name }));
    let said;
    try {
      said = await work({ signal: ending.signal, tell: running.show });
    } catch (failure) {
      holder.classList.toggle("is-bad", !ending.signal.aborted);
      said = ending.signal.aborted ? say("cancelled") : say("downloadFailed", { why: downloadWords(failure) });
    }
    const hadFocus = holder.contains(document.activeElement);
    outcome.textContent = said;
    holder.replaceChildren(start, outcome);
    if (hadFocus) start.focus();
    announce(named(name, said));
  });
  holder.append(start, outcome);
  return holder;
};

const saved = ({ isHandedOver }) => say(isHandedOver ? "handedOver" : "saved");

/** @param file `path`, `size` in bytes where known, `name` for those who hear it. */
export const downloadButton = (file, words, attributes = {}) =>
  workButton({ words, name: file.name, attributes }, async (options) =>
    saved(await download(file.path, { size: file.size, ...options })));

/** One after the other, in the post's order. */
export const downloadAllButton = (files, attributes = {}) => {
  const words = say("downloadAll", { count: files.length });
  return workButton({ words, name: "", attributes }, async ({ signal, tell }) => {
    for (const [place, file] of files.entries()) {
      const which = say("place", { place: place + 1, count: files.length });
      await download(file.path, { size: file.size, signal, tell: (done, total) => tell(done, total, which) });
    }
    return say("allSaved", { count: files.length });
  });
};
