// A failure as a person needs it: what happened, what to do, when to try again.

import { announce, button, element, icon } from "../shared/element.js";
import { failureWords } from "./failure-words.js";
import { documentation } from "./links.js";
import { jsonView } from "./json-view.js";
import { copyButton } from "./clipboard.js";
import { say } from "./language.js";

/** Counts down, then can be pressed: nothing is sent without whoever waits. */
const retryButton = (seconds, retry) => {
  const again = button("again", say("retry"), { class: "primary" }, retry);
  const words = again.lastChild;
  const end = Date.now() + Math.min(seconds, 86_400) * 1000;
  const show = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    again.disabled = left > 0;
    words.textContent = left > 0 ? say("retryIn", { seconds: left }) : say("retry");
    if (left > 0) return;
    clearInterval(timer);
    if (seconds > 0 && again.isConnected) announce(say("retry"));
  };
  const timer = setInterval(() => (again.isConnected ? show() : clearInterval(timer)), 500);
  show();
  return again;
};

const details = (failure) => {
  const page = documentation(failure.documentation);
  const id = failure.requestID;
  return element("p", { class: "failure-details small soft" },
    page ? element("a", { href: page }, say("readMore")) : null,
    element("span", {}, element("code", {}, failure.reason || failure.code), failure.status ? ` · HTTP ${failure.status}` : ""),
    id ? element("span", {}, `${say("requestID")} `, element("code", {}, id), 
      copyButton(id, "", say("copyRequestID"), { class: "plain", title: say("copyRequestID") })) : null);
};

export const failureView = (failure, { link, retry }) => {
  const { title, advice, isKnown } = failureWords(failure);
  const heading = element("h2", { tabindex: -1 }, title);
  const view = element("section", { class: "failure card", "aria-label": say("failed") },
    element("div", { class: "failure-head" }, icon("warn"), heading),
    element("p", {}, advice),
    isKnown || !failure.message ? null : element("p", { class: "small soft" }, say("serverSays", { message: failure.message })),
    failure.isRetryable ? element("p", {}, retryButton(failure.wait, retry)) : null,
    details(failure),
    failure.body ? jsonView(failure.body, link, { isOpen: false }) : null);
  return { view, heading, summary: title };
};
