// Which words stand for which failure.

import { hasWords, say } from "./language.js";

/** A reason counts before its code; two names mean something else here than in general. */
const nameOf = ({ code, reason, status }) => {
  if (reason === "rate_limited") return "platform_rate_limited";
  if (reason && hasWords(`title_${reason}`)) return reason;
  if (code === "not_found" || status === 404) return "not_found_here";
  if (["missing_token", "invalid_token", "token_expired", "address_not_allowed"].includes(code)) return "token";
  if (code === "cross_origin") return "forbidden";
  if (code === "uri_too_long" || code === "headers_too_large") return "payload_too_large";
  return hasWords(`title_${code}`) ? code : "unreadable";
};

/** What happened, and what to do about it; where that is not known for sure, the service's own words say more. */
export const failureWords = (failure) => {
  const name = nameOf(failure);
  const isKnown = !["unreadable", "invalid_request", "304"].includes(name);
  return { title: say(`title_${name}`), advice: say(`advice_${name}`), isKnown };
};

/** The same in one line, beside a download. */
export const downloadWords = (failure) => {
  const code = failure?.code ?? "unreachable";
  return hasWords(`short_${code}`) ? say(`short_${code}`) : say("short_other", { code });
};
