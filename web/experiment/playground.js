/**
 * A playground: an editor of one experiment, with its runs beside it. Everything it has is here; modules hold
 * nothing, so that several playgrounds on one page do not know of each other.
 */

import { prepareWhenDue } from "./preparing.js";
import { followDrafts } from "./drafts.js";
import { startEngine, threadsAsked } from "./engine.js";
import { Handles } from "./handles.js";
import { openExperiment, openSample } from "./data.js";
import { Describer } from "./model.js";
import { prefer, preferences } from "./preferences.js";
import { watchNetwork } from "./recovery.js";
import { Fetcher, loadSampleList } from "./samples.js";
import { Selection } from "./selection.js";
import { Store } from "./store.js";
import { Undo } from "./undo.js";
import { Language, messageOf, preferredLanguage } from "../locales/i18n.js";

/** @import { Change } from "./store.js" */
/** @import { Storage, Trouble } from "./storage.js" */

/**
 * What only a playground needs that is all of its page.
 * @typedef {object} OwnPage
 * @property {typeof import("./isolation.js").isolate} isolate
 * @property {typeof import("./session.js").recallSession} recallSession
 * @property {typeof import("./session.js").watchSession} watchSession
 *
 * @typedef {object} PlaygroundOptions
 * @property {OwnPage} [ownsPage] given where it is all of its page: it has the page's address, language and theme,
 *   and a session that outlives a reload
 * @property {(onTrouble: (trouble: Trouble | "") => void) => Storage} storage makes what keeps what outlives a reload
 * @property {string} [language] the browser's when left out
 * @property {string} [theme] "light" or "dark"; the system's when left out
 * @property {string} [link] of the experiment that it opens with
 * @property {(playground: Playground) => Promise<(() => Promise<unknown>) | null>} [first] gives what opens it, in another way
 * @property {string[]} [show] the sections and tabs that there are; all when left out
 * @property {object | null} [progress] of lessons, which the browser then does not keep
 * @property {string} [app] the name of the element that shows it
 * @property {string} [base] the address of the site's folder, where the samples lie; the page's when left out
 * @property {string} [address] the query of the page's address, where it says what engine there is
 */

export class Playground {
  #ending = new AbortController();
  /** Aborted when the playground is disposed of: whatever listens to the page stops. */
  lifetime = this.#ending.signal;
  store = new Store();
  undo = new Undo();
  handles = new Handles();
  language = new Language();
  fetcher = new Fetcher();
  /** What has the page rendered in slices while it opens, and hides what is not whole. @type {import("./slices.js").Slices | null} */
  slices = null;
  /** As it was when it changed last. */
  #experiment = this.store.state.experiment;
  selection = new Selection(this);
  describer = new Describer(this);
  /** What is being read, in the order in which it was asked for; `waits`: a model, or what waits for one. @type {Map<AbortController, { label: string | import("minibatch").Message, done?: number, total?: number, waits?: boolean }>} */
  loadings = new Map();
  /** What a person brought and is not yet there. @type {Set<import("./bringing.js").Brought>} */
  brought = new Set();
  /** How many were begun, and which of them was the last to be refused. */
  loads = 0;
  lastRefused = 0;
  #isOpening = () => {};
  /** Resolves when what the page opens with is being read. @type {Promise<void>} */
  opening = new Promise((resolve) => (this.#isOpening = resolve));
  /** The rows that are being made. @type {Promise<void> | null} */
  preparing = null;
  /** Ends what `preparing` waits for; the rows before stay. */
  cancelPreparing = () => {};
  /** What is asked of the inside of the model, one question after the other. @type {Promise<void>} */
  inspecting = Promise.resolve();
  /** The time that looking inside may take while a model trains; made with the first look. @type {import("./live-budget.js").LiveBudget | null} */
  budget = null;
  /**
   * The row that is to be predicted next: where one is under way, only the last that was typed.
   * @type {{ isUnderWay: boolean, next: { cells: Record<string, string>, aloud: boolean } | null }}
   */
  typing = { isUnderWay: false, next: null };
  /** What was asked last to be predicted; nothing else is answered. @type {object | null} */
  asked = null;
  /** What a new worker is being given. @type {Promise<void> | null} */
  ensuring = null;
  /** The judging that was asked for last. */
  evaluating = {};
  /** What follows the threshold. @type {Promise<void> | null} */
  following = null;
  restarting = false;
  /** The lessons, once they are opened. @type {any} */
  lessons = null;
  /** Loads what a first look does not need; the page knows what that is. @type {() => Promise<any>} */
  loadRest = async () => {};
  /** What was loaded by that. @type {any} */
  rest = null;
  /** Loads what shows a table; where none is shown, nothing. @type {() => Promise<unknown>} */
  loadTable = async () => {};
  /** The element that shows it. @type {HTMLElement | null} */
  app = null;
  /** Reads what was just typed as a program. @type {() => Promise<unknown>} */
  readTyped = async () => {};
  /** The experiment, which begins with a file as long as its model is the file's. */
  whileBegun = (/** @type {import("./types.js").Experiment} */ experiment) => experiment;
  /** The programs of experiments that were brought or typed. @type {WeakMap<import("./types.js").Experiment, import("./types.js").CodeState>} */
  programs = new WeakMap();
  /** Resolves when there is something to train on, or it is said why there is not. @type {Promise<void>} */
  started = Promise.resolve();

  /**
   * @param {HTMLElement} root
   * @param {PlaygroundOptions} options
   */
  constructor(root, options) {
    this.root = root;
    this.options = options;
    this.storage = options.storage((unsaved) => {
      if (unsaved !== this.store.state.page.unsaved) this.store.patch("page", { unsaved });
    });
    /** The element that has the language and the theme. */
    this.scope = options.ownsPage ? document.documentElement : root;
    this.language.addEventListener("change", () => (this.scope.lang = this.language.code));
    this.store.addEventListener("change", this.#follow);
  }

  /**
   * A change of the experiment may ask for other rows and gives other shapes. While data are read it waits for them.
   * @param {Event} event
   */
  #follow = (event) => {
    const { area } = /** @type {CustomEvent<Change>} */ (event).detail;
    const { page, data, engine, model } = this.store.state;
    const shown = data.error || data.wanted || model.error || model.parameters !== null;
    if (shown && !page.opened) void this.#open();
    if (area === "data" && !data.loading) void prepareWhenDue(this);
    // What was set while there was no worker.
    if (area === "engine" && !engine.recovery) void prepareWhenDue(this);
    if (area !== "experiment") return;
    const before = this.#experiment;
    this.#experiment = this.store.state.experiment;
    followDrafts(this, before);
    void prepareWhenDue(this);
    this.describer.soon();
  };

  /** What is shown is whole by then. */
  async #open() {
    await this.slices?.end;
    this.slices = null;
    if (!this.store.state.page.opened) this.store.patch("page", { opened: true });
  }

  /** Whether there is a section of the recipe, or a tab of the results. @param {string} name */
  shows(name) {
    return this.options.show?.includes(name) ?? true;
  }

  /** @param {string} theme "auto", "light" or "dark" */
  setTheme(theme) {
    if (theme === "auto") delete this.scope.dataset.theme;
    else this.scope.dataset.theme = theme;
    this.store.patch("page", { theme });
    if (this.options.ownsPage) prefer({ theme });
  }

  /** @param {string} language */
  async setLanguage(language) {
    await this.language.use(language);
    if (this.options.ownsPage) prefer({ language });
  }

  /** @returns {Promise<void>} */
  async start() {
    const { ownsPage, language, first = ownsPage?.recallSession ?? recallLink } = this.options;
    const look = ownsPage ? preferences() : {};
    this.setTheme(this.options.theme ?? look.theme ?? "auto");
    void this.language.use(language ?? look.language ?? preferredLanguage());
    // First of all: what is loaded before the page loads again is loaded twice.
    const mayLoadAgain = threadsAsked(this) !== 1;
    if (mayLoadAgain && (await ownsPage?.isolate(this))) return new Promise(() => {});
    void startEngine(this);
    watchNetwork(this);
    try {
      if (this.shows("data")) await loadSampleList(this);
    } catch (error) {
      this.store.patch("data", { error: messageOf(error) });
    }
    const recalled = await first(this);
    const opened = recalled ? recalled() : this.#openFirstSample();
    this.#isOpening();
    await opened;
    ownsPage?.watchSession(this);
  }

  #openFirstSample() {
    return openSample(this, this.store.state.page.samples[0]?.id ?? "");
  }

  /** Takes it off the page and frees what it holds in the worker. */
  dispose() {
    this.#ending.abort();
    for (const controller of this.loadings.keys()) controller.abort();
    this.app?.remove();
    this.handles.dispose();
  }
}

/** @param {Playground} playground whose link is what it opens with */
async function recallLink(playground) {
  const { link } = playground.options;
  if (link === undefined) return null;
  const { linkedExperiment } = await import("./link.js");
  const linked = linkedExperiment(playground, link);
  return linked && (() => openExperiment(playground, linked));
}

/**
 * Puts a playground into an element.
 * @param {HTMLElement} root
 * @param {PlaygroundOptions} options
 * @returns {Playground}
 */
export function createPlayground(root, options) {
  const playground = new Playground(root, options);
  const app = document.createElement(options.app ?? "mb-app");
  playground.app = Object.assign(app, { playground });
  root.append(app);
  playground.started = playground.start();
  return playground;
}
