/** What frozen fronts give, computed once per row and kept while they are trained behind. */

import { using } from "./core.js";
import { splitFront } from "./frozen-front.js";
import { HeadTraining } from "./head-training.js";
import { runJob } from "./jobs.js";

/** @typedef {import("../bindings.d.ts").Dataset} CoreDataset */
/** @typedef {import("./core.js").Core} Core */
/** @typedef {import("./model-entry.js").ModelEntry} ModelEntry */
/** @typedef {import("./jobs.js").Control} Control */

/** What is kept has at most so many bytes. */
const mostBytes = 256 * 2 ** 20;
/** So many rows go in at once, fewer of photos: those need more memory for it and are no faster. */
const batchSize = 32;
const batchNumbers = 2 ** 20;

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
      sum += rows.rows() * sizeOf(shape) * 4;
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
        // A view of its own: the data set may be freed meanwhile.
        const own = everyRowOf(this.#core, this.#handles.get("dataset", handle));
        try {
          this.#keep(handle, { of, rows: await this.#compute(own, spec, head.front, control) });
        } finally {
          own.delete();
        }
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
   * What the front gives for all rows, written once into the memory that the data set adopts: beside it there is one
   * batch at a time.
   * @param {CoreDataset} rows
   * @param {string} spec
   * @param {Float32Array} weights
   * @param {Control} control
   * @returns {Promise<CoreDataset>}
   */
  async #compute(rows, spec, weights, control) {
    const core = this.#core;
    const { Dataset, Floats, Predictor } = core.bindings;
    const count = rows.rows();
    const model = core.model(spec, 0);
    const predictor = new Predictor(model);
    /** @type {import("../bindings.d.ts").Floats | null} */
    let kept = null;
    try {
      using(core.floats(weights), (buffer) => model.setWeights(buffer));
      const [{ shape }] = JSON.parse(model.outputs());
      const width = sizeOf(shape);
      kept = new Floats(count * width);
      const [input] = JSON.parse(rows.inputs());
      const most = Math.floor(batchNumbers / sizeOf(input.shape));
      const size = Math.max(1, Math.min(batchSize, most));
      for (let first = 0; first < count; first += size) {
        const batch = places(Math.min(size, count - first), first);
        await this.#batch(predictor, rows, batch, control, (given) =>
          kept?.view().set(given, first * width),
        );
      }
      const given = Dataset.fromFloats(kept, JSON.stringify(shape));
      return using(given, (features) => withTargetsOf(core, features, rows));
    } finally {
      kept?.delete();
      predictor.delete();
      model.delete();
    }
  }

  /**
   * @param {import("../bindings.d.ts").Predictor} predictor
   * @param {CoreDataset} rows
   * @param {Uint32Array} batch of the rows
   * @param {Control} control
   * @param {(given: Float32Array) => void} use what the model gives for the rows of a batch, as a view of the core's memory
   */
  async #batch(predictor, rows, batch, control, use) {
    const core = this.#core;
    const { Dataset, PredictJob } = core.bindings;
    const [{ shape }] = JSON.parse(rows.inputs());
    // The inputs alone: with scaled targets the core would give outputs in the targets' units.
    const inputs = using(core.rows(batch), (list) =>
      using(rows.featuresOf(list, 0), (x) => Dataset.fromFloats(x, JSON.stringify(shape))),
    );
    try {
      const job = new PredictJob(predictor, inputs, batch.length, "[]", -1);
      try {
        await runJob(job, control);
        using(job.output(0), (given) => use(given.view()));
      } finally {
        job.delete();
      }
    } finally {
      inputs.delete();
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

/** @param {number} count @param {number} [first] */
const places = (count, first = 0) => Uint32Array.from({ length: count }, (_, i) => first + i);

/** @param {readonly number[]} shape */
const sizeOf = (shape) => shape.reduce((product, n) => product * n, 1);

/** All rows of a data set, as a view that the caller deletes. @param {Core} core @param {CoreDataset} rows */
const everyRowOf = (core, rows) =>
  using(core.rows(places(rows.rows())), (list) => rows.subset(list));

/**
 * Features with the names and the one target of other rows.
 * @param {Core} core
 * @param {CoreDataset} features
 * @param {CoreDataset} rows
 */
function withTargetsOf(core, features, rows) {
  const [target] = targetsOf(rows);
  const [input] = JSON.parse(rows.inputs());
  const names = JSON.stringify([[input.name], [target.name]]);
  const all = core.rows(places(rows.rows()));
  return using(
    using(all, (list) => rows.targetsOf(list)),
    (values) =>
      using(features.withTargets(values, JSON.stringify(target.shape), target.classes), (data) =>
        data.withNames(names),
      ),
  );
}
