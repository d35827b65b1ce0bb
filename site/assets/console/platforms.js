// The platforms' catalogue: public, and the same as long as the page is open.

import { send } from "./api.js";

let catalogue = null;

/** [{id, name}], in the catalogue's order. */
export async function platforms() {
  catalogue ??= (await send("GET", "/api/v1/platforms")).platforms;
  return catalogue;
}

/** A platform's name for people; the id as long as the catalogue is unknown. */
export const platformName = (id) => catalogue?.find((one) => one.id === id)?.name ?? id;
