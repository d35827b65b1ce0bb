// Saves a file, and tells how far it is. What fits is counted, kept in memory and saved whole: a transfer that breaks off
// leaves no short file. What does not fit goes to the browser's own downloads.

import { readFailure, unreachable } from "./api.js";
import { element } from "../shared/element.js";
import { offeredName } from "./links.js";

/** Bytes that are kept in memory at most. */
export const memoryLimit = 256 * 1024 * 1024;

const follow = (address, name) => {
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
};

const handOver = (path) => {
  follow(path, offeredName(path));
  return { isHandedOver: true };
};

const save = (parts, type, name) => {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  follow(address, name);
  // The browser has opened it by then; until it is revoked it holds the memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

const collect = async (reader, limit, tell) => {
  const parts = [];
  let count = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { parts, count };
    parts.push(value);
    count += value.length;
    if (count > limit) return null;
    tell(count);
  }
};

/**
 * @param options.size bytes, where they are known before; `tell` is given bytes so far, and bytes in all or 0.
 * @throws a failure of api.js; an AbortError where `signal` says so.
 */
export const download = async (path, { size = 0, limit = memoryLimit, signal, tell }) => {
  if (size > limit) return handOver(path);
  const ending = new AbortController();
  const abort = () => ending.abort();
  signal.addEventListener("abort", abort);
  try {
    const response = await fetch(path, { signal: ending.signal, cache: "no-store" });
    if (!response.ok) throw await readFailure(response);
    const total = Number(response.headers.get("content-length")) || 0;
    const found = total > limit ? null : await collect(response.body.getReader(), limit, (count) => tell(count, total));
    if (!found) {
      ending.abort();
      return handOver(path);
    }
    save(found.parts, response.headers.get("content-type") ?? "", offeredName(path));
    return { isHandedOver: false, count: found.count };
  } catch (error) {
    if (signal.aborted || error.isFailure) throw error;
    throw { ...unreachable, code: "broken_off" };
  } finally {
    signal.removeEventListener("abort", abort);
  }
};
