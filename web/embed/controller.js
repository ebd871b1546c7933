/** What a page asks of an element: to train, to predict, to show another experiment. */

import { isTraining } from "../experiment/store.js";
import { pause, resume, stop, train } from "../experiment/training.js";
import { plainRun } from "../experiment/plain-run.js";
import { PageError, messageOf } from "../locales/i18n.js";
import { plain, tellEvents } from "./events.js";
import { filesIn, openGiven, opening } from "./given.js";
import { partsIn, parts } from "./parts.js";
import { languageOf, themeOf } from "./surroundings.js";

/** @import { Playground } from "../experiment/playground.js" */
/** @import { Host, Place } from "./surroundings.js" */

export class Controller {
  #host;
  #playground;
  #place;
  /** The run that is under way. @type {Promise<any> | null} */
  #run = null;
  /** Whether it waits until the element is seen again. */
  #waits = false;

  /**
   * @param {Host} host
   * @param {Playground} playground
   * @param {Place} place
   */
  constructor(host, playground, place) {
    this.#host = host;
    this.#playground = playground;
    this.#place = place;
    tellEvents(host, playground);
    this.#tellUnknown();
  }

  /** The element has another attribute. @param {string} attribute */
  async follow(attribute) {
    const host = this.#host;
    if (attribute === "lang") await this.#playground.setLanguage(languageOf(host) ?? "en");
    else if (attribute === "theme") this.#playground.setTheme(themeOf(host.theme));
    else if (attribute === "show") this.#show();
    else {
      if (attribute === "lesson") this.#show();
      if (isTraining(this.#playground.store.state)) {
        const error = messageOf(new PageError("embed.stopFirst"));
        this.#playground.store.patch("data", { error });
      } else await opening(host, this.#place)(this.#playground).then((open) => open());
    }
  }

  #show() {
    this.#playground.options.show = partsIn(this.#host).known;
    this.#playground.store.patch("ui", { focus: "" });
    this.#tellUnknown();
  }

  /** What cannot be shown is told, and the rest is shown. */
  #tellUnknown() {
    const names = Object.keys(parts).join(", ");
    for (const name of partsIn(this.#host).unknown) {
      const message = { id: "embed.noPart", values: { name, names } };
      this.#playground.store.patch("page", { notice: { key: message.id, values: message.values } });
    }
  }

  /**
   * A training that nobody sees waits. One that was begun unseen goes on.
   * @param {boolean} isSeen
   */
  see(isSeen) {
    const { status } = this.#playground.store.state.training;
    if (!isSeen && status === "running") {
      this.#waits = true;
      pause(this.#playground);
    } else if (isSeen && this.#waits) {
      this.#waits = false;
      if (status === "paused") resume(this.#playground);
    }
  }

  /** What went wrong, in the element's language. @param {import("minibatch").Message} message */
  #error({ id, ...rest }) {
    const text = this.#playground.language.message({ id, ...rest });
    return Object.assign(new Error(text), { id });
  }

  /** @returns {Promise<any>} */
  async train() {
    await this.#playground.started;
    const { store } = this.#playground;
    if (store.state.training.status === "paused") resume(this.#playground);
    this.#run ??= this.#train().finally(() => (this.#run = null));
    return this.#run;
  }

  async #train() {
    const { store } = this.#playground;
    const before = store.state.training.id;
    if (isTraining(store.state)) await this.#trained();
    else await train(this.#playground);
    const { id, error } = store.state.training;
    if (error) throw this.#error(error);
    const run = store.state.runs.list.find((one) => one.id === id);
    if (!run || id === before) throw this.#error(this.#whyNot());
    return plain(plainRun(run));
  }

  /** Resolves when the run that a person began is over, and kept. */
  #trained() {
    const { store, lifetime } = this.#playground;
    return new Promise((resolve) => {
      const ending = new AbortController();
      const look = () => {
        if (isTraining(store.state) || store.state.evaluation.status === "running") return;
        ending.abort();
        resolve(undefined);
      };
      const signal = AbortSignal.any([ending.signal, lifetime]);
      store.addEventListener("change", look, { signal });
    });
  }

  /** @returns {import("minibatch").Message} */
  #whyNot() {
    const { data, engine, model } = this.#playground.store.state;
    return engine.error ?? data.error ?? model.error ?? { id: "embed.cannotTrain", values: {} };
  }

  pause() {
    if (this.#playground.store.state.training.status === "running") pause(this.#playground);
  }

  stop() {
    if (isTraining(this.#playground.store.state)) stop(this.#playground);
  }

  /** @param {unknown} x @returns {Promise<any>} */
  async predict(x) {
    await this.#playground.started;
    const { predictPlain } = await import("./predict.js");
    try {
      const predictions = await predictPlain(this.#playground, x);
      this.#host.dispatchEvent(new CustomEvent("predicted", { detail: { predictions } }));
      return Array.isArray(x) ? predictions : predictions[0];
    } catch (error) {
      throw this.#error(messageOf(error));
    }
  }

  get experiment() {
    return plain(this.#playground.store.state.experiment);
  }

  get progress() {
    const { lessons } = this.#playground;
    return lessons && plain(lessons.progress);
  }

  async getExperiment() {
    await this.#playground.started;
    return this.experiment;
  }

  /** @param {unknown} given */
  async setExperiment(given) {
    await this.#playground.started;
    try {
      await this.#open(given, "");
    } catch (error) {
      throw this.#error(messageOf(error));
    }
    const { error } = this.#playground.store.state.data;
    if (error) throw this.#error(error);
  }

  /** @param {unknown} given @param {string} src */
  async #open(given, src) {
    if (isTraining(this.#playground.store.state)) throw new PageError("embed.stopFirst");
    await openGiven(this.#playground, given, src, filesIn(this.#place.data()));
  }

  async getRuns() {
    await this.#playground.started;
    return plain(this.#playground.store.state.runs.list.map(plainRun));
  }

  dispose() {
    this.#playground.dispose();
  }
}
