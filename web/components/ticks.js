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
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(min / step);
  const last = Math.floor(max / step);
  // Products of whole numbers: sums of steps would gather rounding errors.
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step);
}
