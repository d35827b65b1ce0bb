// A view that could not be loaded says so in its place, with a way on.

import { isGivenUp } from "./api.js";
import { element } from "./dom.js";

/** Runs a view's work; a failure is shown in `place` with a button that runs it again. */
export async function attempt(place, work) {
  place.replaceChildren();
  try {
    await work();
  } catch (error) {
    if (isGivenUp(error) || error.status === 401) return;
    const again = element("button", { type: "button", click: () => attempt(place, work) }, "Try again");
    place.replaceChildren(
      element("div", { class: "notice bad row" }, element("span", { class: "grow" }, error.message), again)
    );
  }
}
