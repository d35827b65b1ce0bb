// What the page says of a platform's state, and how it draws it.

export const states = {
  operational: { words: "Working", kind: "good", shape: "done" },
  degraded: { words: "Some failures", kind: "warn", shape: "warn" },
  failing: { words: "Failing", kind: "bad", shape: "close" },
  unknown: { words: "No recent parses", kind: "", shape: "more" },
};

export const stateOf = (platform) => states[platform.state] ?? states.unknown;

/** The one line that most people came for. */
export const summary = (platforms) => {
  const count = (state) => platforms.filter((platform) => platform.state === state).length;
  const [failing, degraded, unknown] = ["failing", "degraded", "unknown"].map(count);
  if (failing + degraded > 0) {
    const some = [failing > 0 ? `${failing} failing` : "", degraded > 0 ? `${degraded} with some failures` : ""];
    const kind = failing > 0 ? "bad" : "warn";
    return { words: `${some.filter(Boolean).join(", ")}, of ${platforms.length} platforms`, kind, shape: "warn" };
  }
  if (unknown === platforms.length) return { words: "No parses in the last hour", kind: "", shape: "more" };
  return { words: "Every platform that was asked is working", kind: "good", shape: "done" };
};
