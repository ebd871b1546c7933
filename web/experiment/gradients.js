/** What the statistics of a training say of its gradients and its ReLUs. */

/** @typedef {import("minibatch").LayerStatistics} LayerStatistics */

/** A gradient so many times smaller at the first layer than at the last hardly trains it. */
const vanishes = 100;
/** Layers fewer than these pass a gradient on well enough. */
const fewestLayers = 3;
/** A share of dead units from which on a layer hardly learns; of a few rows many units give 0 in sound models, too. */
const deadShare = 0.9;

/** The layer of a weight: "dense/kernel" is of "dense". @param {string} weight */
const layerOf = (weight) => weight.slice(0, weight.lastIndexOf("/"));

/**
 * How large a kernel's gradient is, for each of its numbers: the root of the mean square.
 * @param {LayerStatistics} statistics
 * @returns {{ layer: string, size: number }[]} of the kernels that are trained, from the input on
 */
export function gradientSizes({ weights }) {
  return weights.flatMap(({ name, gradient }) => {
    if (!gradient || !name.endsWith("/kernel")) return [];
    const count = gradient.histogram.reduce((sum, bin) => sum + bin, 0);
    return count > 0 ? [{ layer: layerOf(name), size: gradient.norm / Math.sqrt(count) }] : [];
  });
}

/**
 * Whether the gradient vanishes on its way to the first layer, in the latest statistics as in the first.
 * @param {LayerStatistics[]} statistics
 * @returns {{ first: string, last: string, times: number } | null}
 */
export function vanishingGradient(statistics) {
  const found = [statistics[0], statistics.at(-1)].map((one) => {
    const sizes = one ? gradientSizes(one) : [];
    if (sizes.length < fewestLayers) return null;
    const [first, last] = [sizes[0], sizes[sizes.length - 1]];
    const times = last.size / first.size;
    return last.size > 0 && times >= vanishes
      ? { first: first.layer, last: last.layer, times }
      : null;
  });
  return found.every(Boolean) ? found[1] : null;
}

/**
 * The layers of which nearly all units gave nothing, in the latest statistics.
 * @param {LayerStatistics[]} statistics
 * @returns {{ layer: string, units: number, dead: number }[]}
 */
export const deadRelus = (statistics) =>
  (statistics.at(-1)?.relus ?? []).filter(({ units, dead }) => dead >= units * deadShare);
