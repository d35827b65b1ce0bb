// Requests to this server's own API, with the session's cookie. No token passes through here but the one of a sign-in.

const SECONDS = 30;
let leaving = new AbortController();
let whenEnded = () => {};

/** A request that did not do what it should; `message` is fit for people. */
export class Failure extends Error {
  constructor(message, { status = 0, code = "", retryAfter = null } = {}) {
    super(message);
    Object.assign(this, { status, code, retryAfter });
  }
}

/** Whether a failure only says that the page itself gave the request up. */
export const isGivenUp = (error) => error?.name === "AbortError";

/** Sets what happens where the session turns out to be over. */
export function onSessionEnd(action) {
  whenEnded = action;
}

/** Gives up what is under way: its answers belong to a session that ended. */
export function giveUp() {
  leaving.abort();
  leaving = new AbortController();
}

/** The `data` of an answer; 401 ends the session for the page as well. */
export async function ask(method, path, body) {
  const failure = (error) => {
    if (error.status === 401) whenEnded();
    return error;
  };
  return send(method, path, body).catch((error) => Promise.reject(failure(error)));
}

/** The `data` of an answer, whatever it says about the session. */
export async function send(method, path, body) {
  const response = await arrived(path, {
    method,
    cache: "no-store",
    credentials: "same-origin",
    headers: { Accept: "application/json", ...(body && { "Content-Type": "application/json" }) },
    body: body && JSON.stringify(body),
    signal: AbortSignal.any([leaving.signal, AbortSignal.timeout(SECONDS * 1000)]),
  });
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer.data;
  throw new Failure(answer?.msg ?? `The server answered with status ${response.status}. Try again in a moment.`, {
    status: response.status,
    code: answer?.code,
    retryAfter: answer?.retryAfter,
  });
}

async function arrived(path, options) {
  try {
    return await fetch(path, options);
  } catch (error) {
    if (isGivenUp(error)) throw error;
    throw new Failure(
      error.name === "TimeoutError"
        ? `The server did not answer within ${SECONDS} seconds. Try again in a moment.`
        : "The server could not be reached. Check your connection, then try again."
    );
  }
}
