// Figures as people read them.

const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

export const rate = (value) => (isNumber(value)
  ? new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 }).format(value) : "–");

export const time = (milliseconds) => {
  if (!isNumber(milliseconds)) return "–";
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
};

const steps = [["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1]];

/** "3 minutes ago". */
export const ago = (text, now) => {
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) return "";
  const seconds = Math.max(0, (now - moment) / 1000);
  if (seconds < 5) return "just now";
  const [unit, length] = steps.find(([, size]) => seconds >= size) ?? steps.at(-1);
  return new Intl.RelativeTimeFormat("en", { numeric: "always" }).format(-Math.floor(seconds / length), unit);
};
