/** A run's thresholds: by output and label as the page keeps them, and as the package and a run's file have them. */

/** @import { Thresholds } from "minibatch" */
/** @import { Playground } from "./playground.js" */
/** @import { PreparedDescription } from "./types.js" */
/** @typedef {Pick<import("./types.js").Run, "threshold" | "thresholds">} Kept */

/**
 * @param {Kept} run
 * @returns {{ threshold?: Thresholds }} nothing where all are a half
 */
export function packageThresholds({ threshold, thresholds = {} }) {
  if (typeof threshold === "number") return { threshold };
  const { "": only, ...others } = thresholds;
  if (only) return { threshold: only };
  const set = Object.entries(others).filter(([, value]) => value !== null);
  return set.length > 0 ? { threshold: /** @type {Thresholds} */ (Object.fromEntries(set)) } : {};
}

/**
 * @param {Thresholds | undefined} threshold
 * @param {readonly { name: string, labels: readonly string[] }[]} outputs
 * @returns {Kept}
 */
export function keptThresholds(threshold, outputs) {
  if (threshold === undefined) return {};
  /** @param {any} value @param {readonly string[]} labels */
  const byLabel = (value, labels) =>
    typeof value === "number" && labels.length > 0
      ? Object.fromEntries(labels.map((label) => [label, value]))
      : value;
  if (outputs.length > 1) {
    const found = Object.entries(threshold).map(([name, value]) => {
      const { labels = [] } = outputs.find((output) => output.name === name) ?? {};
      return [name, byLabel(value, labels)];
    });
    return { thresholds: Object.fromEntries(found) };
  }
  const own = byLabel(threshold, outputs[0]?.labels ?? []);
  return typeof own === "number" ? { threshold: own } : { thresholds: { "": own } };
}

/**
 * The threshold that the run was given for an output, or for one of its labels; of other than two classes none.
 * @param {Playground} playground
 * @param {PreparedDescription | null} [seen] by the output that is looked at when left out
 * @param {number} [label] that which is looked at when left out
 * @returns {number | null}
 */
export function keptThreshold(
  { store },
  seen = store.state.data.prepared,
  label = store.state.evaluation.labelled?.at ?? 0,
) {
  const { runs, training } = store.state;
  const { labels = [], classNames = [], output = "" } = seen ?? {};
  const run = runs.list.find(({ id }) => id === training.id);
  const kept = run?.thresholds?.[output];
  if (labels.length > 0) return /** @type {any} */ (kept)?.[labels[label]] ?? null;
  if (classNames.length !== 2) return null;
  return /** @type {number | null} */ (output ? kept : run?.threshold) ?? null;
}

/** A model without rows is not judged, but predicts as its run was told to. @param {Playground} playground */
export const predictAtKept = (playground) =>
  playground.store.patch("evaluation", { threshold: keptThreshold(playground) });
