/** Up to which multiple of a power of ten which step is taken. */
const steps = [
  [Math.SQRT2, 1],
  [Math.sqrt(10), 2],
  [Math.sqrt(50), 5],
];

/**
 * Round numbers between two others, about as many as wanted: steps of 1, 2 or 5 times a power of ten.
 * @param {number} min
 * @param {number} max
 * @param {number} [wanted]
 * @returns {number[]}
 */
export function ticks(min, max, wanted = 5) {
  if (!(max > min)) return Number.isFinite(min) ? [min] : [];
  const rough = (max - min) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  // The step that is nearest, by its factor: between 2 and 5 it is √10.
  const [, factor] = steps.find(([below]) => rough < below * power) ?? [Infinity, 10];
  const step = factor * power;
  // A quotient may be a rounding error away from the whole number it is.
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  // Products of whole numbers: sums of steps would gather rounding errors.
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step);
}
