// Axes with round steps. Pure.

/**
 * The marks of an axis from 0 to at least `largest`, in whole steps of 1, 2 or 5 times a power of ten.
 * 0 → 0 1; 3 → 0 1 2 3; 17 → 0 5 10 15 20; 830 → 0 200 400 600 800 1000.
 */
export function marks(largest, wanted = 4) {
  const rough = Math.max(largest, 1) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].find((factor) => factor * power >= rough) * power);
  const top = Math.ceil(Math.max(largest, 1) / step);
  return Array.from({ length: top + 1 }, (_, place) => place * step);
}

/** Days from one label to the next, so that labels `apart` pixels wide do not touch. */
export function labelStep(bandWidth, apart = 64) {
  const steps = [1, 2, 3, 7, 14, 30];
  return steps.find((step) => step * bandWidth >= apart) ?? 90;
}
