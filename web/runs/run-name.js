/** What a run is called. */

/** @import { Run } from "../experiment/types.js" */

/** So many colours tell runs apart; others share them, and their numbers tell. */
const colours = 9;

/** @param {number} at the run's place among those chosen */
export const colourOfRun = (at) => at % colours;

/**
 * A person's name for it, the experiment's title, or its data.
 * @param {import("../components/store-element.js").StoreElement} element
 * @param {Run} run
 */
export function nameOfRun({ state, language }, { name, baseline, experiment: { title, data } }) {
  if (name) return name;
  if (baseline) {
    const { class_name: model, output } = baseline;
    return output ? `${model}: ${output}` : model;
  }
  if (title) return title;
  if (!data) return "";
  if ("sample" in data) {
    const sample = state.page.samples.find(({ id }) => id === data.sample);
    return sample ? language.of(sample.name) : data.sample;
  }
  return "url" in data ? data.url : (data.files[0]?.name ?? "");
}

/** The arguments of a classical model, as a program has them: "max_depth=3, random_state=42". @param {Run} run */
export const argumentsText = ({ baseline }) =>
  Object.entries(baseline?.config ?? {})
    .map(([name, value]) => `${name}=${typeof value === "string" ? `"${value}"` : pythonOf(value)}`)
    .join(", ");

/** @param {unknown} value */
const pythonOf = (value) =>
  value === null ? "None" : typeof value === "boolean" ? (value ? "True" : "False") : String(value);

/** @param {Run[]} list the newest first @param {Run} run */
export const numberOf = (list, run) => list.length - list.indexOf(run);

/** Of more changes a row of the table tells but the first; where two runs are compared, all are told. */
const mostChanges = 5;

/**
 * What changed, as a row of the table tells it.
 * @param {import("../locales/i18n.js").Language} language
 * @param {string} lines a change each
 */
export function toldChanges({ t }, lines) {
  const all = lines.split("\n");
  const count = all.length - mostChanges;
  const first = all.slice(0, mostChanges).join(", ");
  const told = count > 1 ? t("runs.moreChanges", { told: first, count }) : all.join(", ");
  return { told, all: all.join(", ") };
}
