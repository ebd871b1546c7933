/**
 * What is typed into a form but is not a value yet. The experiment keeps its last good value; the text stays, also
 * where its section is closed meanwhile, and training waits until it is corrected or taken back.
 */

import { graphOf } from "./layers.js";
import { lossWeights, metricsByOutput } from "./metrics.js";
import { optimizerOf } from "./settings.js";

/** @import { Playground } from "./playground.js" */
/** @import { Draft, Experiment, SerializedObject, State } from "./types.js" */

/** @typedef {(string | number)[]} Parts a field's place: its section, its owners, its argument */

/** @param {Parts} parts */
export const pathOf = (...parts) => JSON.stringify(parts);

/** @param {string} path of a form @param {Parts} parts */
export const within = (path, ...parts) => pathOf(...JSON.parse(path), ...parts);

/** In the order of the page, each with what its fields are looked up in. */
const sections = {
  prepare: (/** @type {Experiment} */ { preparation }) => ({ preparation }),
  model(/** @type {Experiment} */ { model }) {
    const { inputs, layers } = graphOf(model);
    const shaped = inputs.map(({ class_name, config }) => {
      const shape = config.batch_shape?.slice(1);
      return { name: config.name, class_name, config: { shape } };
    });
    return new Map([...shaped, ...layers].map((layer) => [layer.name, layer]));
  },
  fit: (/** @type {Experiment} */ experiment) => ({
    ...experiment.fit,
    seed: experiment.seed,
    optimizer: optimizerOf(experiment),
    lossWeights: lossWeights(experiment),
    metrics: metricsByOutput(experiment),
  }),
};

/** Whether training waits for a field: one of the experiment, and not of a classical model. @param {unknown} section */
const isOfExperiment = (section) => Object.hasOwn(sections, String(section));

/** Lists whose cards have places for names. */
const lists = {
  preparation: (/** @type {Experiment} */ { preparation = [] }) => preparation,
  callbacks: (/** @type {Experiment} */ { fit }) => fit?.callbacks ?? [],
};

/**
 * The value that a field stands for, as JSON; undefined where the experiment has no such field.
 * @param {Experiment} experiment
 * @param {Parts} parts
 */
function valueAt(experiment, [section, ...parts]) {
  if (!isOfExperiment(section)) return JSON.stringify(null);
  /** @type {any} */
  let value = sections[/** @type {keyof typeof sections} */ (section)](experiment);
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at];
    if (value === null || typeof value === "string") {
      value = null; // what is only named has the defaults
      at++;
    } else if (value instanceof Map) value = value.get(part);
    else if (value.class_name === undefined) value = value[part];
    else value = value.class_name === part ? (value.config?.[parts[++at]] ?? null) : undefined;
    if (value === undefined) return undefined;
  }
  return JSON.stringify(value);
}

/**
 * @param {Playground} playground
 * @param {string} path of the field
 * @param {Pick<Draft, "text" | "key" | "values">} draft
 */
export function keepDraft({ store }, path, draft) {
  const { drafts, experiment } = store.state;
  const was = valueAt(experiment, JSON.parse(path));
  const fields = { ...drafts.fields, [path]: { ...draft, was, of: experiment } };
  store.patch("drafts", { fields });
}

/**
 * @param {Playground} playground
 * @param {(path: string, draft: Draft) => boolean} isKept
 */
function keepOnly({ store }, isKept) {
  const all = Object.entries(store.state.drafts.fields);
  const kept = all.filter(([path, draft]) => isKept(path, draft));
  if (kept.length < all.length) store.patch("drafts", { fields: Object.fromEntries(kept) });
}

/** @param {Playground} playground @param {string} dropped the field's path */
export const dropDraft = (playground, dropped) => keepOnly(playground, (path) => path !== dropped);

/** @param {Playground} playground @param {string} section all of whose fields are as the experiment has them */
export const dropSection = (playground, section) =>
  keepOnly(playground, (path) => JSON.parse(path)[0] !== section);

/**
 * After a change of the experiment: texts follow their cards, and go where the card is gone or has another value.
 * @param {Playground} playground
 * @param {Experiment} before
 */
export function followDrafts({ store }, before) {
  const { drafts, experiment } = store.state;
  const all = Object.entries(drafts.fields);
  if (all.length === 0) return;
  const fields = all.flatMap(([path, draft]) => {
    const parts = followed(JSON.parse(path), before, experiment);
    const now = parts && valueAt(experiment, parts);
    return parts && now !== undefined && now === draft.was ? [[pathOf(...parts), draft]] : [];
  });
  store.patch("drafts", { fields: Object.fromEntries(fields) });
}

/**
 * Where a field is after a change; null where its card is gone.
 * @param {Parts} parts
 * @param {Experiment} before
 * @param {Experiment} after
 */
function followed(parts, before, after) {
  const listOf = lists[/** @type {keyof typeof lists} */ (parts[1])];
  if (!listOf) return parts;
  const place = Number(parts[2]);
  /** @type {[SerializedObject[], SerializedObject[]]} */
  const [old, now] = [listOf(before), listOf(after)];
  const to = now.indexOf(old[place]);
  if (to >= 0) return parts.with(2, to);
  // Another field of the card has changed, or the card is gone.
  return old.length === now.length ? parts : null;
}

/** What was typed after the last change of the experiment. @param {State} state */
const newest = ({ drafts, experiment }) =>
  Object.keys(drafts.fields).filter((path) => drafts.fields[path].of === experiment);

/** Whether undo has a text to take back before it goes a step back. @param {State} state */
export const hasNewDraft = (state) => newest(state).length > 0;

/** @param {Playground} playground */
export function undoDrafts(playground) {
  const gone = newest(playground.store.state);
  keepOnly(playground, (path) => !gone.includes(path));
}

/** Which section's fields hold what is no value. @param {State} state @param {string} section */
export const hasDraft = ({ drafts }, section) =>
  Object.keys(drafts.fields).some((path) => JSON.parse(path)[0] === section);

/** Where the finding is that keeps the model from being trained. */
export const blockingFinding = "finding";

/**
 * Goes to what keeps the training from starting, which then says so: the first field that is no value, or what is
 * wrong with the model.
 * @param {Playground} playground
 * @returns {boolean} whether there is something
 */
export function goToInvalid({ store }) {
  const { drafts, model } = store.state;
  const order = Object.keys(sections);
  const [path] = Object.keys(drafts.fields)
    .filter((one) => isOfExperiment(JSON.parse(one)[0]))
    .toSorted(
      (one, other) => order.indexOf(JSON.parse(one)[0]) - order.indexOf(JSON.parse(other)[0]),
    );
  if (!path && !model.findings.some(({ blocks }) => blocks)) return false;
  const [section, name] = path ? JSON.parse(path) : ["model"];
  const { sections: open, focus } = store.state.ui;
  store.patch("ui", {
    recipe: "form",
    sections: [...new Set([...open, section])],
    focus: focus === section ? section : "",
  });
  if (!path) {
    store.patch("drafts", { goTo: blockingFinding });
    return true;
  }
  if (section === "model") store.patch("model", { selected: name });
  const draft = { ...drafts.fields[path], blocks: true };
  store.patch("drafts", { goTo: path, fields: { ...drafts.fields, [path]: draft } });
  return true;
}
