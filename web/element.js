/**
 * `<minibatch-playground>`: a playground in any page. This file is all that the page names, and the only one that is loaded
 * before the element is seen or its methods are called. It may be imported where there is no page, and more than once.
 */

/** @typedef {import("./embed/controller.js").Controller} Controller */

const name = "minibatch-playground";

/** What it is a subclass of on a server, where it is never made. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** The site's folder: this file lies in it. */
const base = import.meta.url.replace(/[^/]*$/, "");

/** The attributes that are properties of the same name and kind. */
const texts = /** @type {const} */ (["lesson", "show", "src", "theme"]);

/**
 * Events, each with plain JSON as its `detail`: `ready`, `change`, `epoch`, `trained`, `evaluated`, `predicted`, `error`.
 * Methods load what they need; they reject with an Error that says what is wrong.
 */
export class MinibatchPlayground extends Base {
  static observedAttributes = ["experiment", "lang", ...texts];

  #stage = /** @type {HTMLElement | null} */ (null);
  /** @type {Promise<Controller> | null} */
  #starting = null;
  /** @type {Controller | null} */
  #controller = null;
  /** Given as a property, where it is no text. @type {object | null} */
  #given = null;
  /** @type {Blob | readonly Blob[] | null} */
  #data = null;
  /** @type {object | null} */
  #progress = null;
  #isSeen = false;
  /** @type {IntersectionObserver | null} */
  #watch = null;

  connectedCallback() {
    if (!this.#stage) this.#build();
    // What was set before this class was known stands in the way of its own properties.
    for (const property of ["data", "experiment", "progress", ...texts]) this.#adopt(property);
    this.#watch ??= new IntersectionObserver(([{ isIntersecting }, ...later]) =>
      this.#see(later.at(-1)?.isIntersecting ?? isIntersecting),
    );
    this.#watch.observe(this);
  }

  disconnectedCallback() {
    this.#watch?.disconnect();
    this.#isSeen = false;
    // It may only be put elsewhere in the page.
    queueMicrotask(() => !this.isConnected && this.#end());
  }

  /** @param {string} attribute @param {string | null} before @param {string | null} now */
  attributeChangedCallback(attribute, before, now) {
    if (before === now) return;
    if (attribute === "experiment") this.#given = null;
    void this.#controller?.follow(attribute);
  }

  /**
   * The experiment as it is now, as JSON. Set: a sample's name, a link's hash, an address, or JSON.
   * @returns {any}
   */
  get experiment() {
    return this.#controller?.experiment ?? this.#given ?? this.getAttribute("experiment");
  }

  /** @param {any} value */
  set experiment(value) {
    if (typeof value === "string") this.#put("experiment", value);
    else {
      this.removeAttribute("experiment");
      this.#given = value ?? null;
      void this.#controller?.follow("experiment");
    }
  }

  /** Files of data in place of the experiment's own; a File has its name. No attribute has them. */
  get data() {
    return this.#data;
  }

  set data(value) {
    this.#data = value ?? null;
    void this.#controller?.follow("data");
  }

  /**
   * Which tasks of lessons are done. Set before it starts: what the browser has kept does not count, and it keeps nothing.
   * @returns {any} `{ LESSON: { started, done: { TASK: time } } }`, times in milliseconds since 1970
   */
  get progress() {
    return this.#controller?.progress ?? this.#progress;
  }

  set progress(value) {
    this.#progress = value ?? null;
  }

  /** The name of a lesson, which brings its own experiment where none is given. */
  get lesson() {
    return this.getAttribute("lesson") ?? "";
  }

  set lesson(value) {
    this.#put("lesson", value);
  }

  /** The address of a file of data, in place of the experiment's own. */
  get src() {
    return this.getAttribute("src") ?? "";
  }

  set src(value) {
    this.#put("src", value);
  }

  /** What there is of a playground: names of sections, tabs and controls, with spaces between. All when empty. */
  get show() {
    return this.getAttribute("show") ?? "";
  }

  set show(value) {
    this.#put("show", value);
  }

  /** "light", "dark", "auto" as the system has it; as the page around it when empty. */
  get theme() {
    return this.getAttribute("theme") ?? "";
  }

  set theme(value) {
    this.#put("theme", value);
  }

  /** Trains until the run is over, or goes on with one that is paused. @returns {Promise<any>} the run, as JSON */
  async train() {
    return (await this.#start()).train();
  }

  async pause() {
    (await this.#start()).pause();
  }

  /** Ends the run after its batch; what it has learned stays. */
  async stop() {
    (await this.#start()).stop();
  }

  /**
   * What the trained model says of new rows or an image.
   * @param {any} x a row by its columns' names, an array of rows, or an image as a Blob
   * @returns {Promise<any>} as JSON, an array where `x` is one
   */
  async predict(x) {
    return (await this.#start()).predict(x);
  }

  /** @returns {Promise<any>} as JSON */
  async getExperiment() {
    return (await this.#start()).getExperiment();
  }

  /** @param {any} experiment as the property `experiment` takes it */
  async setExperiment(experiment) {
    await (await this.#start()).setExperiment(experiment);
  }

  /** @returns {Promise<any[]>} the newest first, as JSON */
  async getRuns() {
    return (await this.#start()).getRuns();
  }

  /** What a page shows before it is there, as a picture, stands between the element's tags. */
  #build() {
    const root = this.attachShadow({ mode: "open" });
    this.#stage = document.createElement("div");
    this.#stage.className = "stage";
    root.append(document.createElement("slot"), this.#stage);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      ":host{display:block}:host([hidden]),slot[hidden]{display:none}.stage:empty{min-height:12rem}",
    );
    root.adoptedStyleSheets = [sheet];
  }

  /** Frameworks set what they are not given, too. @param {string} attribute @param {string | null | undefined} value */
  #put(attribute, value) {
    if (value === null || value === undefined) this.removeAttribute(attribute);
    else this.setAttribute(attribute, value);
  }

  /** @param {string} property */
  #adopt(property) {
    if (!Object.hasOwn(this, property)) return;
    const value = Reflect.get(this, property);
    Reflect.deleteProperty(this, property);
    Reflect.set(this, property, value);
  }

  /** @param {boolean} isSeen */
  #see(isSeen) {
    this.#isSeen = isSeen;
    if (isSeen) this.#start().catch(() => {}); // told by an event
    this.#controller?.see(isSeen);
  }

  #start() {
    if (!this.#stage) this.#build();
    this.#starting ??= this.#load().catch((error) => {
      this.#starting = null;
      const detail = { id: "load", message: String(error?.message ?? error) };
      this.dispatchEvent(new CustomEvent("error", { detail }));
      throw error;
    });
    return this.#starting;
  }

  async #load() {
    const { startEmbed } = await import("./embed/start.js");
    const stage = /** @type {HTMLElement} */ (this.#stage);
    this.#controller = startEmbed(this, stage, {
      base,
      given: () => this.#given,
      data: () => this.#data,
      progress: () => this.#progress,
    });
    this.#controller.see(this.#isSeen);
    return this.#controller;
  }

  async #end() {
    const ending = this.#starting;
    this.#starting = null;
    this.#controller = null;
    (await ending?.catch(() => null))?.dispose();
  }
}

const registry = globalThis.customElements;
if (registry && !registry.get(name)) registry.define(name, MinibatchPlayground);

/**
 * The element as a widget of a notebook or a page, in the form that anywidget gives it: in Jupyter, JupyterLite, marimo, Colab
 * and MyST. @see https://anywidget.dev/en/afm/
 */
export default {
  /** @param {import("./embed/widget.js").RenderContext} context */
  async render(context) {
    const { renderWidget } = await import("./embed/widget.js");
    return renderWidget(context);
  },
};
