/** What an element may show of a playground, each by its name in `show`: where it stands, what loads it, and its element. */

import { html, nothing } from "lit";
import { loadSampleList } from "../experiment/samples.js";

/** @import { StoreElement } from "../components/store-element.js" */
/** @import { Playground } from "../experiment/playground.js" */

/**
 * @typedef {object} Part
 * @property {"bar" | "lesson" | "recipe" | "tab" | "results"} place
 * @property {(playground: Playground) => Promise<unknown>} load
 * @property {(element: StoreElement) => unknown} view a tab's, where it is the only one
 */

const rest = (/** @type {Playground} */ playground) => playground.loadRest();

/** What is loaded after the texts and elements of the page's later parts. @param {() => Promise<unknown>} load */
const after = (load) => (/** @type {Playground} */ playground) => rest(playground).then(load);

/** The same for the inside of the model, which has texts of its own. @param {() => Promise<unknown>} load */
const inside = (load) => after(() => import("../locales/inspect.js").then(load));

/** @param {Playground} playground */
const loadData = (playground) =>
  Promise.all([
    import("../data/data-pane.js"),
    import("../data/table-view.js"),
    rest(playground),
    // It may be shown later than at first.
    playground.store.state.page.samples.length > 0 || loadSampleList(playground),
  ]);

/** @type {Record<string, Part>} */
export const parts = {
  lesson: {
    place: "lesson",
    load: () => import("../lessons/lessons.js"),
    view: () => html`<mb-lesson-panel></mb-lesson-panel>`,
  },
  title: {
    place: "bar",
    load: async () => {},
    view: ({ state }) =>
      state.experiment.title ? html`<h2>${state.experiment.title}</h2>` : nothing,
  },
  train: {
    place: "bar",
    load: () => import("../train/run-bar.js"),
    view: () => html`<mb-run-bar></mb-run-bar>`,
  },
  data: {
    place: "recipe",
    load: loadData,
    view: () => html`<mb-data-pane data-name="data"></mb-data-pane>`,
  },
  prepare: {
    place: "recipe",
    load: after(() => import("../prepare/prepare-pane.js")),
    view: () => html`<mb-prepare-pane data-name="prepare"></mb-prepare-pane>`,
  },
  model: {
    place: "recipe",
    load: () => import("../model/model-pane.js"),
    view: () => html`<mb-model-pane data-name="model"></mb-model-pane>`,
  },
  layers: {
    place: "recipe",
    load: () => import("../model/model-pane.js"),
    view: () => html`<mb-model-pane bare></mb-model-pane>`,
  },
  fit: {
    place: "recipe",
    load: () => import("../train/fit-pane.js"),
    view: () => html`<mb-fit-pane data-name="fit"></mb-fit-pane>`,
  },
  settings: {
    place: "recipe",
    load: () => import("../train/fit-pane.js"),
    view: () => html`<mb-fit-pane bare></mb-fit-pane>`,
  },
  code: {
    place: "recipe",
    load: () => import("../code/recipe-switch.js"),
    // What it shows comes with the rest, once it is asked for.
    view: ({ state }) =>
      state.ui.recipe === "code" ? html`<mb-code-pane></mb-code-pane>` : nothing,
  },
  program: {
    place: "recipe",
    load: rest,
    view: () => html`<mb-program-out></mb-program-out>`,
  },
  scores: {
    place: "results",
    load: () => import("../runs/score-strip.js"),
    view: () => html`<mb-score-strip></mb-score-strip>`,
  },
  curve: {
    place: "results",
    load: () => import("../train/curves.js"),
    view: () => html`<mb-curves></mb-curves>`,
  },
  curves: {
    place: "tab",
    load: () => import("../train/curves-pane.js"),
    view: () => html`<mb-curves-pane></mb-curves-pane>`,
  },
  test: { place: "tab", load: rest, view: () => html`<mb-evaluate-pane></mb-evaluate-pane>` },
  examples: { place: "tab", load: rest, view: () => html`<mb-examples-pane></mb-examples-pane>` },
  predict: { place: "tab", load: rest, view: () => html`<mb-predict-pane></mb-predict-pane>` },
  inspect: { place: "tab", load: rest, view: () => html`<mb-inspect-pane></mb-inspect-pane>` },
  runs: { place: "tab", load: rest, view: () => html`<mb-runs-pane></mb-runs-pane>` },
  report: {
    place: "results",
    load: after(() => import("../evaluate/report-section.js")),
    view: () => html`<mb-report-section></mb-report-section>`,
  },
  confusion: {
    place: "results",
    load: rest,
    view: () => html`<mb-confusion></mb-confusion>`,
  },
  boundary: {
    place: "results",
    load: inside(() => import("../inspect/boundary-section.js")),
    view: () => html`<mb-boundary-section compact></mb-boundary-section>`,
  },
  graph: {
    place: "results",
    load: inside(() => import("../inspect/model-section.js")),
    view: () => html`<mb-model-section></mb-model-section>`,
  },
};

/** What there is where nothing is said. */
const usual = ["title", "train", "code", "data", "prepare", "model", "fit"].concat([
  "scores",
  "curves",
  "test",
  "examples",
  "predict",
  "inspect",
  "runs",
]);

/**
 * @param {{ show: string, lesson: string }} attributes a lesson is always shown
 * @returns {{ known: string[], unknown: string[] }} names of parts, as they are written, and what is none
 */
export function partsIn({ show, lesson }) {
  const asked = show.split(/[\s,]+/).filter(Boolean);
  const names = [
    ...new Set([...(lesson ? ["lesson"] : []), ...(asked.length > 0 ? asked : usual)]),
  ];
  const isKnown = (/** @type {string} */ name) => Object.hasOwn(parts, name);
  return { known: names.filter(isKnown), unknown: names.filter((name) => !isKnown(name)) };
}
