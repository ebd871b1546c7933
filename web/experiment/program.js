/** A Keras program, or a notebook, becomes the experiment. Loaded when the first is brought. */

import { experiment, looksLikePython, mendPython } from "minibatch";
import { afterOpening } from "./loading.js";
import { openExperiment } from "./data.js";
import { replaceExperiment } from "./edit.js";
import { withoutNothing } from "./link.js";
import { same } from "./recipe.js";
import { isTraining, noProgram } from "./store.js";
import { followData } from "./suggest.js";
import { messageOf } from "../locales/i18n.js";

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
  result.findings = result.findings.filter(
    ({ code, values }) =>
      code !== "python.file-wanted" || !isOpen || !isNamed(store.state.experiment, values.name),
  );
  if (!json?.model) return { ...result, said: null };
  /** @type {Experiment} */
  const said = { ...withoutNothing(json), ...(known && { data: known }) };
  // A seed that is not said stays as it is.
  if (!result.said.includes("seed")) delete said.seed;
  return { ...result, said };
}

/** Whether a file of the experiment is called so. @param {Experiment} open @param {unknown} name */
const isNamed = ({ data }, name) =>
  Boolean(data && "files" in data && data.files.some((file) => file.name === name));

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
 * The experiment that one without data, as a program's, makes of the one that is shown: what it does not say stays.
 * @param {Experiment} now
 * @param {Experiment} said
 */
export function onOpenData(now, said) {
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
 * The experiment with the parts of a program that are others now; what was set since stays. A program without data is
 * about those that are open, with their preparation.
 * @param {Experiment} now
 * @param {Experiment} before
 * @param {Experiment} said
 */
function withChanges(now, before, said) {
  const names = /** @type {(keyof Experiment)[]} */ (Object.keys({ ...before, ...said }));
  const changed = names.filter(
    (name) => !same(said[name], before[name]) && (said.data || !ofData.includes(name)),
  );
  const gone = changed.filter((name) => said[name] === undefined);
  const next = { ...now, ...Object.fromEntries(changed.map((name) => [name, said[name]])) };
  for (const name of gone) delete next[name];
  return next;
}

/**
 * The model's input is as the rows are.
 * @param {Playground} playground
 * @param {Experiment} next
 * @param {string} group see edit.js
 */
function change(playground, next, group) {
  const { prepared } = playground.store.state.data;
  replaceExperiment(playground, prepared ? followData(next, null, prepared) : next, group);
}

/**
 * What a program says becomes the experiment.
 * @param {Playground} playground
 * @param {Experiment} said
 * @param {{ before?: Experiment | null, group?: string, open?: () => Promise<unknown> }} [options] what the program said
 *   before it was changed
 */
async function become(playground, said, options = {}) {
  const { store, undo, programs } = playground;
  const { before = null, group = "", open = () => openExperiment(playground, said) } = options;
  const wasBehind = before !== null && isBehind(playground);
  store.patch("code", { busy: store.state.code.busy + 1 });
  try {
    const { experiment: now } = store.state;
    if (before && same(before.data, said.data)) {
      change(playground, withChanges(now, before, said), group);
    } else if (said.data) await open();
    else change(playground, onOpenData(now, said), group);
    await playground.preparing;
  } finally {
    const { busy } = store.state.code;
    store.patch("code", { busy: busy - 1, changes: wasBehind ? -1 : undo.changes });
    programs.set(store.state.experiment, store.state.code);
  }
}

/** Whether the experiment was changed elsewhere since the program was read. @param {Playground} playground */
export const isBehind = ({ store: { state }, undo }) =>
  state.code.busy === 0 && state.code.changes !== undo.changes;

/** Lines that are no Python yet. @param {readonly PythonFinding[]} findings */
const unreadOf = (findings) =>
  findings.filter(({ code }) => /^python\.(not-parsed|unclosed|prose)$/.test(code)).length;

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
  const { busy, changes } = store.state.code;
  const unread = unreadOf(findings);
  const brought = { text: code || text, name, findings, read: said, isOwn: true, unread };
  store.replace("code", { ...noProgram, ...brought, busy, changes });
  store.announce(
    language.t(said ? "code.read" : "code.notRead", { count: findings.length, name: name || "" }),
  );
  if (!said) return;
  store.patch("model", { followed: false, removed: "" });
  const open = () => afterOpening(playground, name, () => openExperiment(playground, said));
  await become(playground, said, { open });
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
  const mended = await readProgram(playground, mendPython(text, findings));
  const { said, findings: left, text: code } = mended;
  const brought = { text: code, findings: left, read: said, isOwn: true };
  store.patch("code", { ...brought, mended: true, isRefused: false });
  if (said) await become(playground, said, { before });
}

/**
 * What is typed becomes the experiment at once, but for a line that is only half there.
 * @param {Playground} playground
 * @param {string} text
 * @param {{ isWhole?: boolean }} [options] whether nobody is typing any more
 */
export async function typeProgram(playground, text, { isWhole = false } = {}) {
  const { store, language } = playground;
  const { read: before, unread: were, text: was } = store.state.code;
  const { said, findings, text: code } = await readProgram(playground, text);
  const isHalf = !isWhole && unreadOf(findings) > were;
  if (isTraining(store.state) || store.state.code.text !== was) return;
  const isHeld = isHalf || !said;
  store.patch("code", {
    ...{ text: code || text, findings, isOwn: true, isHalf, mended: false, error: null },
    isRefused: !isHalf && !said,
    ...(isHalf ? {} : { unread: unreadOf(findings) }),
    ...(isHeld ? {} : { read: said }),
  });
  if (isHeld) {
    if (!isHalf) store.announce(language.t("code.notRead", { count: findings.length }));
    return;
  }
  await become(playground, said, { before, group: "code" });
}

/**
 * The program of the experiment that is shown: the one that it was read from, or one that is written.
 * @param {Playground} playground
 */
export async function showProgram(playground) {
  const { store, undo, programs } = playground;
  const { experiment: now } = store.state;
  const { changes } = undo;
  const known = programs.get(now);
  if (known) {
    store.replace("code", { ...known, busy: 0, changes });
    return;
  }
  try {
    const text = await programOf(playground, now, { notebook: false });
    const { said, findings } = await readProgram(playground, text);
    if (store.state.experiment !== now) return;
    const unread = unreadOf(findings);
    store.replace("code", { ...noProgram, text, findings, read: said, unread, changes });
  } catch (error) {
    store.patch("code", { error: messageOf(error), changes });
  }
}

/**
 * Reads the program of the last session again. Its experiment is here already, with what was set since.
 * @param {Playground} playground
 * @param {{ text: string, isBehind?: boolean }} kept
 */
export async function recallProgram(playground, { text, isBehind: wasBehind }) {
  const { store, programs, undo } = playground;
  await Promise.all([playground.loadRest(), playground.started]);
  const result = await readProgram(playground, text).catch((error) => {
    store.patch("code", { busy: store.state.code.busy - 1, error: messageOf(error) });
  });
  if (!result) return;
  const { said, findings } = result;
  const { experiment: now, code } = store.state;
  const isOther = code.text !== text;
  const read = { findings, read: said, unread: unreadOf(findings) };
  const changes = wasBehind || isOther ? code.changes : undo.changes;
  store.patch("code", { ...(!isOther && read), busy: code.busy - 1, changes });
  if (!wasBehind && !isOther) programs.set(now, store.state.code);
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

/** How pandas reads a table that is told nothing. @type {Record<string, unknown>} */
const pandasReading = { header: 0, sep: ",", skiprows: 0, index_col: false, encoding: "utf-8" };

/**
 * What was found out of how the open table is written, and pandas has to be told.
 * @param {Playground["store"]} store
 * @param {Experiment} json
 */
function readingOf({ state: { data, experiment: now } }, json) {
  const { class_name, config = {} } = data.description?.reading ?? {};
  if (class_name !== "CSV" || !same(json.data, now.data)) return json.reading;
  const found = Object.entries(config).filter(([key, value]) => pandasReading[key] !== value);
  // A whole cell such as "1,234", in quotation marks where commas part cells.
  const grouped =
    config.sep === "," ? /"\d{1,3}(,\d{3})+"/ : /(?<![^\t;|])\d{1,3}(,\d{3})+(?![^\t;|])/;
  const lines = data.description?.firstLines ?? [];
  if (!config.decimal && lines.some((/** @type {string} */ line) => grouped.test(line)))
    found.push(["thousands", ","]);
  return found.length > 0 || json.reading
    ? { class_name, config: { ...Object.fromEntries(found), ...json.reading?.config } }
    : undefined;
}

/**
 * The Keras program that does what the experiment does.
 * @param {Playground} playground
 * @param {Experiment} json
 * @param {{ notebook: boolean, text?: string }} options
 */
export function programOf({ store }, json, options) {
  const reading = readingOf(store, json);
  return experiment(/** @type {any} */ ({ ...json, ...(reading && { reading }) })).toPython(
    options,
  );
}

/** The program for the package. @param {Experiment} json */
export const javascriptOf = (json) => experiment(/** @type {any} */ (json)).toJavaScript();

/** @param {Playground} playground */
export function forgetProgram({ store, programs }) {
  programs.delete(store.state.experiment);
  store.replace("code", noProgram);
}
