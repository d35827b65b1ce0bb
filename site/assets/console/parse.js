// One parse as a backend would make it: with the key's token, without the session's cookie.

import { Failure } from "./api.js";

const SECONDS = 60;

/** Everything that came back: {status, headers, text, milliseconds}. */
export async function parse(token, body) {
  const started = performance.now();
  try {
    const response = await fetch("/api/v1/parse", {
      method: "POST",
      cache: "no-store",
      credentials: "omit",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body,
      signal: AbortSignal.timeout(SECONDS * 1000),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, milliseconds: performance.now() - started };
  } catch (error) {
    throw new Failure(
      error.name === "TimeoutError"
        ? `No answer came within ${SECONDS} seconds. Try again in a moment.`
        : "The server could not be reached. Check your connection, then try again."
    );
  }
}
