/** A Keras program, or a notebook, becomes the experiment. Loaded when the first is brought. */

import { experiment, looksLikePython, mendPython } from "minibatch";
import { afterOpening } from "./loading.js";
import { openExperiment } from "./data.js";
import { replaceExperiment } from "./edit.js";
import { withoutNothing } from "./link.js";
import { same } from "./recipe.js";
import { isTraining } from "./store.js";
import { followData } from "./suggest.js";

/** @import { PythonFinding } from "minibatch" */
/** @import { Playground } from "./playground.js" */
/** @import { Experiment } from "./types.js" */

export { looksLikePython as isProgramText };

/** What a program has to say to become an experiment by itself. @type {(keyof Experiment)[]} */
const ofData = ["data", "reading", "target", "inputs", "preparation"];

/**
 * What the program says. Without data of its own it is about those that are open.
 * @param {Playground} playground
 * @param {string} text
 */
async function readProgram({ store, handles }, text) {
  const read = async (/** @type {string[]} */ columns) => experiment.fromPython(text, { columns });
  let result = await read([]);
  const data = /** @type {Experiment["data"]} */ (result.experiment?.json.data);
  const known = data && "files" in data ? knownFiles(handles, store.state.experiment, data) : data;
  const { description } = store.state.data;
  const names = (description?.columns ?? []).map((/** @type {any} */ { name }) => name);
  const isOpen = !known || same(known, store.state.experiment.data);
  if (isOpen && names.length > 0) result = await read(names);
  const json = result.experiment?.json;
  if (!json?.model) return { ...result, said: null };
  /** @type {Experiment} */
  const said = { ...withoutNothing(json), ...(known && { data: known }) };
  return { ...result, said };
}

/**
 * The files that a program names, where a person has them open or had.
 * @param {Playground["handles"]} handles
 * @param {Experiment} open
 * @param {{ files: { name: string }[] }} wanted
 * @returns {NonNullable<Experiment["data"]>}
 */
function knownFiles({ filesOf }, open, wanted) {
  const nameOf = (/** @type {any} */ { files = [] }) =>
    files.map((/** @type {{ name: string }} */ { name }) => name).join("\n");
  const before = [...filesOf.keys()].map((key) => JSON.parse(key));
  const candidates = [open.data, ...before.reverse()].filter(Boolean);
  return candidates.find((one) => nameOf(one) === nameOf(wanted)) ?? wanted;
}

/**
 * The experiment that a program without data makes of the one that is shown: what it does not say stays.
 * @param {Experiment} now
 * @param {Experiment} said
 */
function onOpenData(now, said) {
  const nothing = withoutNothing(experiment({ minibatch: 1 }).json);
  const parts = Object.entries(said).filter(
    ([name, value]) =>
      !ofData.includes(/** @type {keyof Experiment} */ (name)) &&
      !same(value, nothing[/** @type {keyof Experiment} */ (name)]),
  );
  const { inputs: _, ...rest } = now;
  return /** @type {Experiment} */ ({ ...rest, ...Object.fromEntries(parts) });
}

/**
 * The model's input is as the rows are.
 * @param {Playground} playground
 * @param {Experiment} next
 */
function change(playground, next) {
  const { prepared } = playground.store.state.data;
  replaceExperiment(playground, prepared ? followData(next, null, prepared) : next);
}

/**
 * @param {Playground} playground
 * @param {string} text a script, a piece of one, or a notebook's JSON
 * @param {string} [name] of its file
 */
export async function openProgram(playground, text, name = "") {
  const { store, language } = playground;
  await Promise.all([playground.loadRest(), playground.opening]);
  if (isTraining(store.state)) {
    store.patch("data", { error: { id: "data.stopFirst" } });
    return;
  }
  const { said, findings, text: code } = await readProgram(playground, text);
  store.patch("code", { text: code || text, name, findings, read: said, mended: false });
  store.announce(
    language.t(said ? "code.read" : "code.notRead", { count: findings.length, name: name || "" }),
  );
  if (!said) return;
  store.patch("model", { followed: false, removed: "" });
  if (!said.data) change(playground, onOpenData(store.state.experiment, said));
  else await afterOpening(playground, name, () => openExperiment(playground, said));
}

/**
 * Mends mistakes of the program. What they changed changes in the experiment; what was set since stays.
 * @param {Playground} playground
 * @param {PythonFinding[]} findings
 */
export async function mendProgram(playground, findings) {
  const { store } = playground;
  if (isTraining(store.state)) return;
  const { text, read: before } = store.state.code;
  const {
    said,
    findings: left,
    text: code,
  } = await readProgram(playground, mendPython(text, findings));
  store.patch("code", { text: code, findings: left, read: said, mended: true });
  if (!said) return;
  if (!before || !same(before.data, said.data)) {
    if (said.data) await openExperiment(playground, said);
    else change(playground, onOpenData(store.state.experiment, said));
    return;
  }
  const changed = Object.entries(said).filter(
    ([part, value]) => !same(value, before[/** @type {keyof Experiment} */ (part)]),
  );
  change(playground, { ...store.state.experiment, ...Object.fromEntries(changed) });
}

/**
 * Columns that the program chose by their places get their names once the file is there.
 * @param {Playground} playground
 */
export async function followColumns(playground) {
  const { store } = playground;
  const { text, read: before } = store.state.code;
  const { said, findings } = await readProgram(playground, text);
  const { code, experiment: now } = store.state;
  if (!said || code.text !== text || same(before, said)) return;
  const changed = ofData.filter((part) => part !== "data" && !same(said[part], before?.[part]));
  store.patch("code", { findings, read: said });
  const parts = Object.fromEntries(changed.map((part) => [part, said[part]]));
  store.replace("experiment", { ...now, ...parts });
}

/**
 * The Keras program that does what the experiment does.
 * @param {Experiment} json
 * @param {{ notebook: boolean }} options
 */
export const programOf = (json, options) => experiment(/** @type {any} */ (json)).toPython(options);

/** @param {Playground} playground */
export const forgetProgram = ({ store }) =>
  store.replace("code", { text: "", name: "", findings: [], read: null, mended: false });
