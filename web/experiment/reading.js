/** How the files are read: what the experiment says of it, and reading them again where it says something else. */

import { edit } from "./edit.js";
import { withInputColumns } from "./inputs.js";
import { load } from "./loading.js";
import { readingKey } from "./rows.js";
import { targetColumns } from "./outputs.js";

/** @import { Playground } from "./playground.js" */
/** @import { Experiment } from "./types.js" */

/** @typedef {"CSV" | "Images" | "NumPy"} Reader */

/**
 * Says something of how the files are read; undefined leaves it to the reader again.
 * @param {Playground} playground
 * @param {Record<string, unknown>} changes
 */
export function editReading(playground, changes) {
  const { experiment, data } = playground.store.state;
  const reading = changedReading(experiment, changes, data.description?.reading?.class_name);
  edit(playground, { reading }, `reading ${Object.keys(changes)}`);
}

/**
 * Reads a column as numbers: its other cells become missing.
 * @param {Playground} playground
 * @param {string} column
 */
export function readAsNumbers(playground, column) {
  const { reading } = playground.store.state.experiment;
  const said = reading?.class_name === "CSV" ? reading.config?.dtype : undefined;
  editReading(playground, { dtype: { .../** @type {object} */ (said), [column]: "float64" } });
}

/**
 * @param {Pick<Experiment, "reading">} experiment
 * @param {Record<string, unknown>} changes
 * @param {Reader} [name]
 * @returns {Experiment["reading"]}
 */
export function changedReading({ reading }, changes, name = "CSV") {
  const said = reading?.class_name === name ? reading.config : {};
  const config = Object.fromEntries(
    Object.entries({ ...said, ...changes }).filter(([, value]) => value !== undefined),
  );
  return Object.keys(config).length > 0 ? { class_name: name, config } : undefined;
}

/**
 * Reads the files again if the experiment says to read them differently. What cannot be read
 * in that way stays as it was, and it is said why; it is tried again when something else is said.
 * @param {Playground} playground
 * @returns {Promise<unknown> | null} null where nothing is to be read
 */
export function readWhenDue(playground) {
  const { store, handles } = playground;
  const { experiment } = store.state;
  const key = readingKey(experiment.reading);
  if (key === handles.readWith) {
    const wasRefused = handles.readingTried !== "";
    handles.readingTried = "";
    if (wasRefused) store.patch("data", { error: null });
    return null;
  }
  if (key === handles.readingTried) return null;
  handles.readingTried = key;
  const { files, source } = handles;
  const before = store.state.data.description;
  return load(playground, before.name, async () => ({
    files,
    reading: experiment.reading,
    experiment: (description) => followColumns(store.state.experiment, before, description),
    follows: "suggestions",
    starting: store.state.data.starting ?? undefined,
    isStep: false,
    isAgain: true,
  })).then((read) => {
    const isAsked = key === readingKey(store.state.experiment.reading);
    const isCancelled = !read && store.state.data.error === null && source === handles.source;
    if (!isAsked || !isCancelled) return;
    edit(playground, { reading: JSON.parse(handles.readWith) ?? undefined });
  });
}

/**
 * The experiment for other columns: the target and the steps that were suggested are suggested anew.
 * @param {Experiment} experiment
 * @param {any} before the description of the columns that were
 * @param {any} description
 * @returns {Experiment}
 */
function followColumns(experiment, before, description) {
  const { target, preparation } = experiment;
  const { kind, columns = [] } = description;
  const names = new Set(columns.map((/** @type {any} */ { name }) => name));
  const isThere = kind === "images" || targetColumns(target).every((name) => names.has(name));
  const isSuggested = JSON.stringify(preparation) === JSON.stringify(before.suggestedPreparation);
  /** @type {Experiment} */
  const next = {
    ...experiment,
    ...(!isThere && { target: { columns: [description.suggestedTarget] } }),
    ...(isSuggested && { preparation: description.suggestedPreparation }),
  };
  return next.inputs ? withInputColumns(next, description) : next;
}

/**
 * Reads the files that were refused once more, told more of how.
 * @param {Playground} playground
 * @param {Record<string, unknown>} changes
 * @param {Reader} [name] that is told
 */
export async function readRefused(playground, changes, name) {
  const { refused } = playground.handles;
  if (!refused) return false;
  const { label, plan } = refused;
  const reading = changedReading({ reading: plan.reading }, changes, name);
  const opened = await load(playground, label, async () => ({
    ...plan,
    ...{ reading, read: undefined },
    experiment: (description) => ({ ...plan.experiment(description), reading }),
  }));
  const { data } = playground.store.state.experiment;
  if (opened && data && "files" in data) await playground.storage.saveFiles(data, plan.files);
  return opened;
}
