/**
 * The element as a widget of a notebook: its properties are traits of the widget's model, its methods are called by custom
 * messages. `experiment` goes both ways; `runs`, `predictions` and `error` are told to the model.
 *
 * @see https://anywidget.dev/en/afm/ what a model and a widget are
 */

import { answerTo, isCall } from "./messages.js";

/** @import { MinibatchPlayground } from "../element.js" */

/**
 * The front end's half of a widget's model. Where no kernel is behind it, it may lack what writes.
 * @typedef {object} WidgetModel
 * @property {(trait: string) => any} get
 * @property {(trait: string, value: unknown) => void} set
 * @property {() => void} [save_changes]
 * @property {(event: string, listener: (...args: any[]) => void) => void} on
 * @property {(event: string, listener: (...args: any[]) => void) => void} [off]
 * @property {(message: object) => void} [send]
 *
 * @typedef {{ model: WidgetModel, el: HTMLElement }} RenderContext
 *
 * @typedef {{ name: string, bytes: ArrayBuffer | ArrayBufferView }} SentFile
 */

/** @param {string | Record<string, unknown> | null | undefined} value @returns {string} the same for the same experiment */
const textOf = (value) => (typeof value === "string" ? value : JSON.stringify(value ?? null));

/** @param {SentFile | SentFile[] | null | undefined} sent */
const filesOf = (sent) =>
  [sent || []].flat().map(({ name, bytes }) => new File([/** @type {BlobPart} */ (bytes)], name));

/** @type {Record<string, (element: MinibatchPlayground, value: any) => void>} */
const traits = {
  data: (element, value) => (element.data = filesOf(value)),
  experiment: (element, value) => (element.experiment = value),
  lang: (element, value) => (element.lang = value),
  lesson: (element, value) => (element.lesson = value),
  show: (element, value) => (element.show = value),
  src: (element, value) => (element.src = value),
  theme: (element, value) => (element.theme = value),
};

/**
 * @param {RenderContext} context
 * @returns {() => void} takes it away
 */
export function renderWidget({ model, el }) {
  const element = /** @type {MinibatchPlayground} */ (
    document.createElement("minibatch-playground")
  );
  const ending = new AbortController();
  const { signal } = ending;
  /** As the model has it. */
  let experiment = textOf(model.get("experiment"));

  const tell = (/** @type {Record<string, unknown>} */ values) => {
    for (const [trait, value] of Object.entries(values)) model.set(trait, value);
    model.save_changes?.();
  };
  const follow = (/** @type {string} */ event, /** @type {(...args: any[]) => void} */ act) => {
    model.on(event, act);
    signal.addEventListener("abort", () => model.off?.(event, act));
  };
  const listen = (/** @type {string} */ event, /** @type {(detail: any) => unknown} */ act) => {
    const heard = (/** @type {Event} */ happened) =>
      act(/** @type {CustomEvent} */ (happened).detail);
    element.addEventListener(event, heard, { signal });
  };

  for (const [trait, give] of Object.entries(traits)) {
    const value = model.get(trait);
    if (value) give(element, value);
    follow(`change:${trait}`, () => {
      const next = model.get(trait);
      const text = textOf(next);
      // What it was told by this element it need not be given again.
      if (trait === "experiment" && text === experiment) return;
      if (trait === "experiment") experiment = text;
      give(element, next || "");
    });
  }
  follow("msg:custom", async (/** @type {any} */ message) => {
    if (isCall(message)) model.send?.(await answerTo(element, message));
  });

  const keepExperiment = (/** @type {any} */ detail) => {
    experiment = textOf(detail.experiment);
    tell({ experiment: detail.experiment, error: "" });
  };
  listen("ready", keepExperiment);
  listen("change", keepExperiment);
  listen("trained", async () => tell({ runs: await element.getRuns() }));
  listen("predicted", ({ predictions }) => tell({ predictions }));
  listen("error", ({ message }) => tell({ error: message }));

  // What is typed in it are no commands of the notebook, whose shortcuts hear every key.
  element.dataset.lmSuppressShortcuts = "true";
  for (const event of ["keydown", "keyup", "keypress"]) {
    element.addEventListener(event, (pressed) => pressed.stopPropagation(), { signal });
  }
  el.append(element);
  return () => {
    ending.abort();
    element.remove();
  };
}
