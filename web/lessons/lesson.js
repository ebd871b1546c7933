/** The lesson that is open beside the experiment: its text, its tasks, and which of them are done. */

import { list, loaders } from "virtual:lessons";
import { factsOf, isDone, pageFacts } from "./checks.js";
import { keepProgress, loadProgress, soundProgress } from "./progress.js";
import { openExperiment } from "../experiment/data.js";
import { showLoading } from "../experiment/loading.js";
import { same } from "../experiment/recipe.js";
import { fetchSample } from "../experiment/samples.js";
import { isTraining } from "../experiment/store.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "../experiment/playground.js" */
/** @import { Experiment, Run } from "../experiment/types.js" */
/** @import { Check } from "./checks.js" */
/** @import { LessonProgress, Progress } from "./progress.js" */

/**
 * A text, or an element: its tag, its attributes and what is in it.
 * @typedef {string | [string, Record<string, string>, ...any[]]} Node
 * @typedef {{ nodes: Node[], task?: string, hints?: Node[][] }} Part
 *
 * @typedef {object} Lesson as tools/lessons.mjs makes it
 * @property {string} name
 * @property {string} title
 * @property {string} about
 * @property {number} minutes
 * @property {string} sample whose experiment it begins with
 * @property {Partial<Experiment>} [experiment] the parts of it that are other ones
 * @property {Record<string, Check>} checks by the tasks' names
 * @property {Part[]} parts
 *
 * @typedef {object} Listed what the list of lessons shows
 * @property {string} name
 * @property {number} minutes
 * @property {number} tasks
 * @property {Record<string, string>} title by language
 * @property {Record<string, string>} about by language
 */

/** What a task can ask of. */
const watched = [
  "runs",
  "ui",
  "data",
  "model",
  "inspection",
  "evaluation",
  "prediction",
  "experiment",
];

/** The lessons of a playground. Sends "change". */
export class Lessons extends EventTarget {
  list = list;
  /** @type {Lesson | null} */
  open = null;
  /** @type {Progress} */
  progress = {};
  /** Parameters of the runs' models. @type {Map<string, number>} */
  #parameters = new Map();
  /** What is typed as answers, by task. @type {Record<string, string>} */
  #answers = {};
  #isDue = false;

  /** @param {Playground} playground */
  constructor(playground) {
    super();
    this.playground = playground;
    const { store, language, lifetime } = playground;
    const listen = { signal: lifetime };
    store.addEventListener("change", this.#onChange, listen);
    language.addEventListener("change", () => this.open && void this.#read(this.open.name), listen);
    /** Resolves when it is known what was done before. */
    this.ready = this.#before().then((progress) => {
      this.progress = { ...progress, ...this.progress };
      this.#changed();
    });
  }

  /** Whoever shows the lesson may keep in the browser's place what was done. */
  async #before() {
    const { progress } = this.playground.options;
    return progress ? soundProgress(progress) : loadProgress();
  }

  /** Of the lesson that is open. @returns {LessonProgress} */
  get own() {
    return this.progress[this.open?.name ?? ""] ?? { started: 0, done: {} };
  }

  /** The lesson after the one that is open. */
  get next() {
    return this.list[this.list.findIndex(({ name }) => name === this.open?.name) + 1];
  }

  /** @param {string} name */
  async #read(name) {
    const { code } = this.playground.language;
    const load = loaders[name][code] ?? loaders[name].en;
    this.open = (await load()).default;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }

  /**
   * Opens a lesson with its experiment.
   * @param {string} name
   * @param {{ keepsExperiment?: boolean }} [options] whether the experiment on the page is the one to begin with
   */
  async show(name, { keepsExperiment = false } = {}) {
    if (!this.has(name)) return;
    await this.ready;
    await this.#read(name);
    this.#answers = {};
    const { store, options } = this.playground;
    store.patch("ui", { lesson: name });
    if (options.ownsPage) this.#write(name);
    if (keepsExperiment) this.#start();
    else await this.begin();
    this.#tick();
  }

  /** The list of all lessons in place of one. */
  showList() {
    this.open = null;
    this.playground.store.patch("ui", { lesson: "list" });
    this.#changed();
  }

  close() {
    this.open = null;
    const { store, options } = this.playground;
    store.patch("ui", { lesson: "" });
    if (options.ownsPage) this.#write("");
  }

  /** The page's address: a link to the lesson, and a reload shows it again. @param {string} name */
  #write(name) {
    const url = new URL(location.href);
    if (name) url.searchParams.set("lesson", name);
    else url.searchParams.delete("lesson");
    history.replaceState(history.state, "", url);
  }

  /** @param {string} name */
  has = (name) => Object.hasOwn(loaders, name);

  /**
   * Does something while nothing can be trained: what is on the page is not yet what the lesson speaks of.
   * @param {string} name of the lesson
   * @param {() => Promise<unknown>} work
   */
  async alone(name, work) {
    const { playground } = this;
    const { loadings, store, language } = playground;
    const controller = new AbortController();
    const { title } = /** @type {Listed} */ (this.list.find((one) => one.name === name));
    loadings.set(controller, { label: language.of(title), waits: true });
    showLoading(playground);
    try {
      await work();
    } catch (error) {
      store.patch("data", { error: messageOf(error) });
    } finally {
      loadings.delete(controller);
      showLoading(playground);
    }
  }

  /** Puts the lesson's experiment on the page; what is done stays done. */
  async begin() {
    const { playground, open } = this;
    if (!open || isTraining(playground.store.state)) return;
    await this.alone(open.name, async () => {
      const { starting } = await fetchSample(playground, open.sample);
      const experiment = { ...starting, ...open.experiment, title: open.title };
      this.#start();
      await openExperiment(playground, /** @type {Experiment} */ (experiment));
    });
    playground.store.patch("ui", {
      ...{ tab: "curves", recipe: "form", focus: "" },
      sections: ["model", "fit"],
    });
  }

  #start() {
    const { name = "" } = this.open ?? {};
    if (this.progress[name]) return;
    this.#keep(name, { started: Date.now(), done: {} });
    this.#say("initialized", { name });
  }

  /** @param {string} name @param {LessonProgress} progress */
  #keep(name, progress) {
    this.progress = { ...this.progress, [name]: progress };
    if (!this.playground.options.progress) void keepProgress(name, progress);
    this.#changed();
  }

  /** @param {string} task @param {string} text */
  answer(task, text) {
    this.#answers[task] = text;
    this.#tick();
  }

  /** Whether a task's answer was typed and is another. @param {string} task */
  isWrong(task) {
    return Boolean(this.#answers[task]) && !this.own.done[task];
  }

  /** Many changes of one moment are looked at once. @param {Event} event */
  #onChange = (event) => {
    const { area } = /** @type {CustomEvent<import("../experiment/store.js").Change>} */ (event)
      .detail;
    if (!this.open || this.#isDue || !watched.includes(area)) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#tick();
    });
  };

  /** @param {Run} run */
  #factsOf = (run) => {
    const { model, experiment } = this.playground.store.state;
    // While it is trained, and just after, the page's model is the run's.
    if (model.parameters !== null && same(run.experiment.model, experiment.model)) {
      this.#parameters.set(run.id, model.parameters);
    }
    return factsOf(run, this.#parameters.get(run.id) ?? null);
  };

  /** Marks what is done now. */
  #tick() {
    const { open, playground } = this;
    const { store, language } = playground;
    if (!open || !this.progress[open.name]) return;
    const { started, done } = this.own;
    const runs = store.state.runs.list.filter(({ at }) => at >= started).map(this.#factsOf);
    const page = pageFacts(store.state);
    const now = Object.entries(open.checks)
      .filter(([task]) => !done[task])
      .filter(([task, check]) => isDone(check, { runs, page, answer: this.#answers[task] }))
      .map(([task]) => task);
    if (now.length === 0) return this.#changed();
    const times = Object.fromEntries(now.map((task) => [task, Date.now()]));
    this.#keep(open.name, { started, done: { ...done, ...times } });
    const [count, all] = [Object.keys(this.own.done).length, Object.keys(open.checks).length];
    for (const task of now) this.#say("passed", { name: `${open.name}/${task}` });
    if (count === all) this.#say("completed", { name: open.name });
    store.announce(
      language.t(count === all ? "lessons.allDone" : "lessons.taskDone", { count, all }),
    );
  }

  /**
   * Tells whoever has the page in a frame, in the shape of an xAPI statement without its actor, whom nobody here knows.
   * @param {"initialized" | "passed" | "completed"} verb
   * @param {{ name: string }} object
   */
  #say(verb, { name }) {
    const { open, playground, own } = this;
    const max = Object.keys(open?.checks ?? {}).length;
    const raw = Object.keys(own.done).length;
    const url = new URL(location.href);
    url.hash = "";
    url.searchParams.set("lesson", name);
    const detail = {
      verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { en: verb } },
      object: {
        id: url.href,
        definition: { name: { [playground.language.code]: open?.title ?? name } },
      },
      result: { completion: raw === max, score: { scaled: max ? raw / max : 0, raw, min: 0, max } },
      timestamp: new Date().toISOString(),
    };
    const event = new CustomEvent("minibatch-lesson", { bubbles: true, composed: true, detail });
    playground.root.dispatchEvent(event);
  }
}

/** @param {Playground} playground @returns {Lessons} */
export const lessonsOf = (playground) => (playground.lessons ??= new Lessons(playground));
