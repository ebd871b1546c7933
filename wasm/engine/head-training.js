/** Trains the layers behind a frozen front on what the front gives, which is computed once per row. */

import { takeOut, using } from "./core.js";
import { splitFront } from "./frozen-front.js";
import { runJob } from "./jobs.js";

/** @typedef {import("../bindings.d.ts").Dataset} CoreDataset */
/** @typedef {import("../bindings.d.ts").Model} CoreModel */
/** @typedef {import("../bindings.d.ts").Trainer} CoreTrainer */
/** @typedef {import("./model-entry.js").ModelEntry} ModelEntry */
/** @typedef {import("./jobs.js").Control} Control */

/** What is kept has at most so many bytes. */
const mostBytes = 256 * 2 ** 20;
const batchSize = 32;

/** @param {readonly Float32Array[]} parts */
export function joined(parts) {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A number that other weights do not have (FNV-1a over their bits). @param {Float32Array} values */
function hashOf(values) {
  let hash = 0x811c9dc5;
  for (const word of new Uint32Array(values.buffer, values.byteOffset, values.length)) {
    hash = Math.imul(hash ^ word, 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

/** Rows as a front gave them, and which front with which weights that was. @typedef {{ of: string, rows: CoreDataset }} Kept */

/** What frozen fronts gave for data sets: of the last front only. */
export class FrontOutputs {
  #core;
  #handles;
  /** By the data sets' handles. @type {Map<number, Kept>} */
  #kept = new Map();

  /** @param {Pick<import("../wire/server.js").Engine, "core" | "handles">} engine */
  constructor({ core, handles }) {
    this.#core = core;
    this.#handles = handles;
  }

  /** Bytes that are kept. */
  get #bytes() {
    let sum = 0;
    for (const { rows } of this.#kept.values()) {
      const [{ shape }] = JSON.parse(rows.inputs());
      sum +=
        rows.rows() *
        shape.reduce((/** @type {number} */ all, /** @type {number} */ n) => all * n, 4);
    }
    return sum;
  }

  /**
   * @template T
   * @param {ModelEntry} entry
   * @param {{ train: number, validation: number | null }} data
   * @param {Control} control
   * @param {(head: HeadTraining | null) => Promise<T>} train what is behind a frozen front; null where there is none
   * @returns {Promise<T>}
   */
  async withHead(entry, data, control, train) {
    const head = await this.#headOf(entry, data, control);
    if (!head) return train(null);
    entry.refresh = () => head.refresh();
    try {
      return await train(head);
    } finally {
      entry.refresh = () => {};
      head.delete();
    }
  }

  /**
   * Where the model has a frozen front: the training of what is behind it.
   * @param {ModelEntry} entry
   * @param {{ train: number, validation: number | null }} data
   * @param {Control} control
   * @returns {Promise<HeadTraining | null>} which the caller deletes; null where the whole model is trained
   */
  async #headOf(entry, { train, validation }, control) {
    const { compiled, model } = entry;
    const sets = [train, ...(validation === null ? [] : [validation])];
    const rows = sets.map((handle) => this.#handles.get("dataset", handle));
    if (!compiled || rows.some((one) => one.hasWeights() || targetsOf(one).length !== 1))
      return null;
    const layers = new Map(
      JSON.parse(model.describe()).layers.map((/** @type {any} */ layer) => [layer.name, layer]),
    );
    const split = splitFront(JSON.parse(model.toJson()), (name) => {
      const { output_shape: shape = [], parameters = 0 } = /** @type {any} */ (
        layers.get(name) ?? {}
      );
      return { shape, parameters };
    });
    const count = rows.reduce((sum, one) => sum + one.rows(), 0);
    const bytes = count * (split?.width ?? 0) * 4;
    if (!split || bytes > mostBytes) return null;
    const head = new HeadTraining(this.#core, entry, split.head);
    try {
      if (!head.fits) return head.none();
      const spec = JSON.stringify(split.front);
      const of = `${hashOf(head.front)} ${spec}`;
      this.#makeRoom(of, sets, bytes);
      for (const handle of sets) {
        if (this.#kept.get(handle)?.of === of) continue;
        const made = await this.#compute(handle, spec, head.front, control);
        this.#keep(handle, { of, rows: made });
      }
      // Meanwhile a data set may have gone, or another model's front may have been computed.
      const found = sets.map((handle) => this.#kept.get(handle));
      if (found.some((one) => one?.of !== of)) return head.none();
      const [first, second = null] = found.map((one) => one?.rows ?? null);
      head.train = first;
      head.validation = second;
      return head;
    } catch (error) {
      head.delete();
      // A training that is stopped before its first step ends as one of the whole model.
      if (control.stopped) return null;
      throw error;
    }
  }

  /**
   * @param {number} handle
   * @param {string} spec
   * @param {Float32Array} weights
   * @param {Control} control
   * @returns {Promise<CoreDataset>}
   */
  async #compute(handle, spec, weights, control) {
    const core = this.#core;
    const rows = this.#handles.get("dataset", handle);
    const model = core.model(spec, 0);
    const predictor = new core.bindings.Predictor(model);
    try {
      using(core.floats(weights), (buffer) => model.setWeights(buffer));
      const job = new core.bindings.PredictJob(predictor, rows, batchSize, "[]", -1);
      try {
        await runJob(job, control);
        const [{ shape }] = JSON.parse(model.outputs());
        const [target] = targetsOf(rows);
        const all = Uint32Array.from({ length: rows.rows() }, (_, i) => i);
        const targets = using(core.rows(all), (places) => takeOut(rows.targetsOf(places)));
        return core.dataset({
          inputs: [
            { name: JSON.parse(rows.inputs())[0].name, data: takeOut(job.output(0)), shape },
          ],
          targets: [{ ...target, data: targets }],
          scale: 1,
        });
      } finally {
        job.delete();
      }
    } finally {
      predictor.delete();
      model.delete();
    }
  }

  /** @param {number} handle */
  #drop(handle) {
    this.#kept.get(handle)?.rows.delete();
    this.#kept.delete(handle);
  }

  /** @param {number} handle @param {Kept} made */
  #keep(handle, made) {
    this.#drop(handle);
    this.#kept.set(handle, made);
    this.#handles.alsoFree(handle, () => this.#drop(handle));
  }

  /**
   * Frees what other fronts gave, and of this one's what there is no room for.
   * @param {string} of
   * @param {readonly number[]} sets that are trained with now
   * @param {number} bytes that these need
   */
  #makeRoom(of, sets, bytes) {
    for (const [handle, kept] of [...this.#kept]) {
      const isOther = !sets.includes(handle);
      if (kept.of !== of || (isOther && this.#bytes + bytes > mostBytes)) this.#drop(handle);
    }
  }
}

/** @param {CoreDataset} rows @returns {{ name: string, shape: number[], classes: number }[]} */
const targetsOf = (rows) => JSON.parse(rows.targets());

/** A model's layers behind its front, as a model of their own that shares its numbers with the whole one. */
export class HeadTraining {
  #core;
  #entry;
  /** @type {CoreDataset | null} */
  validation = null;
  /** The rate that the whole model was given last. */
  #rate = 0;
  #version;

  /**
   * @param {import("./core.js").Core} core
   * @param {ModelEntry} entry the whole model
   * @param {import("../keras/types.js").Spec} spec
   */
  constructor(core, entry, spec) {
    this.#core = core;
    this.#entry = entry;
    const { config, seed } = /** @type {NonNullable<ModelEntry["compiled"]>} */ (entry.compiled);
    this.model = core.model(JSON.stringify(spec), seed);
    this.trainer = new core.bindings.Trainer(this.model, JSON.stringify(config), seed);
    const [all, own] = [entry.model, this.model].map((model) => takeOut(model.copyWeights()));
    /** Its weights, which training leaves as they are. */
    this.front = all.slice(0, all.length - own.length);
    /** @type {CoreDataset | null} */
    this.train = null;
    this.#version = entry.version;
    if (this.fits) this.take();
  }

  /** Whether the whole model's last weights are these. */
  get fits() {
    const shapes = [this.#entry.model, this.model].map((model) =>
      JSON.parse(model.weightList()).map(
        (/** @type {any} */ { name, shape }) => `${name} ${shape}`,
      ),
    );
    const [all, own] = shapes;
    const whole = this.#entry.trainer("fit()").copyState();
    const [sizes, ownSize] = [takeOut(whole).length, takeOut(this.trainer.copyState()).length];
    return (
      own.length > 0 &&
      JSON.stringify(all.slice(all.length - own.length)) === JSON.stringify(own) &&
      sizes - ownSize === this.front.length
    );
  }

  none() {
    this.delete();
    return null;
  }

  /** All weights, or all that is kept, of the whole model. @param {Float32Array} own of the head */
  whole = (own) => joined([this.front, own]);

  /** Takes weights, optimizer and rate from the whole model. */
  take() {
    const trainer = this.#entry.trainer("fit()");
    const all = takeOut(trainer.copyState());
    const state = all.slice(this.front.length);
    // Set while it trains, the front's weights are kept; what the front gave stays as it was until the next fit().
    this.front = all.slice(0, this.front.length);
    this.#rate = trainer.learningRate();
    using(this.#core.floats(state), (buffer) =>
      this.trainer.setState(buffer, trainer.iteration(), this.#rate),
    );
  }

  /** Gives the whole model what was learned. */
  give() {
    const state = this.whole(takeOut(this.trainer.copyState()));
    this.#rate = this.trainer.learningRate();
    using(this.#core.floats(state), (buffer) =>
      this.#entry.trainer("fit()").setState(buffer, this.trainer.iteration(), this.#rate),
    );
    this.#version = this.#entry.version;
  }

  /** Follows what the page has changed in the whole model. */
  follow() {
    if (this.#version !== this.#entry.version) {
      this.#version = this.#entry.version;
      return this.take();
    }
    const rate = this.#entry.trainer("fit()").learningRate();
    if (rate === this.#rate) return;
    this.#rate = rate;
    this.trainer.setLearningRate(rate);
  }

  /** Brings the whole model up to date, with what the page has changed in it meanwhile. */
  refresh() {
    this.follow();
    this.give();
  }

  delete() {
    this.trainer.delete();
    this.model.delete();
  }
}
