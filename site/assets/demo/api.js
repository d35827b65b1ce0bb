// Asks the service as any page could: no token, its own origin.

/** What a failure is, whoever tells it: the service, nginx, or the network. */
const failure = (body, status, wait) => ({
  isFailure: true,
  status,
  code: typeof body?.code === "string" ? body.code : "unreadable",
  reason: typeof body?.reason === "string" ? body.reason : "",
  message: typeof body?.msg === "string" ? body.msg : "",
  isRetryable: body?.retryable === true,
  wait: Number.isFinite(body?.retryAfter) ? body.retryAfter : wait,
  requestID: typeof body?.requestId === "string" ? body.requestId : "",
  documentation: body?.docUrl,
  body: body ?? null,
});

export const unreachable = { ...failure(null, 0, 0), code: "unreachable", isRetryable: true };

/** The failure that a response holds in place of what was asked for. */
export const readFailure = async (response) => {
  const wait = Number(response.headers.get("retry-after")) || 0;
  const body = await response.json().catch(() => null);
  return failure(body, response.status, wait);
};

/** @returns the answer's data and its whole body, or a failure. */
export const parse = async (link, signal) => {
  let response;
  try {
    response = await fetch("/api/demo/parse", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ url: link }),
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    return unreachable;
  }
  const wait = Number(response.headers.get("retry-after")) || 0;
  const body = await response.json().catch((error) => { if (signal.aborted) throw error; return null; });
  if (response.ok && body?.data && typeof body.data === "object") return { isFailure: false, data: body.data, body };
  return failure(body, response.status, wait);
};
