/**
 * The one table of everything that can be asked of the engine. The client's proxy (client.js) and the
 * server's dispatch (server.js) are both derived from it; adding a call is one line here and one
 * handler. A test holds them together.
 *
 * Handles are whole numbers that name an object living beside the core; they are never reused, also
 * not by the engine that replaces a crashed one.
 */

/**
 * One call: what it takes, what it gives, and the events it sends while it runs.
 * @template Args
 * @template Result
 * @template {JobEvent} [Event=never]
 * @typedef {{ readonly args?: Args, readonly result?: Result, readonly event?: Event }} Call
 */

/**
 * Numbers in the row-major order of `shape`.
 * @typedef {{ data: Float32Array, shape: number[] }} FloatArray
 */

/**
 * Rows as they cross to the engine: bytes stay bytes, everything else is float32. Arrays are row-major,
 * channels last; a shape is one row's, [] for a label; a name is empty where the place says it.
 * @typedef {object} DatasetArrays
 * @property {{ name: string, data: Uint8Array | Float32Array, shape: number[] }[]} inputs
 * @property {{ name: string, data: Float32Array, shape: number[] }[]} targets
 * @property {{ data: Float32Array, shape: number[], target: number }[]} weights sample weights of a target,
 *   or of all with -1
 * @property {number} scale bytes become byte * scale
 */

/** An input or output and the shape of one row there. @typedef {{ name: string, shape: number[] }} End */

/** @typedef {{ handle: number, rows: number, inputs: End[], targets: End[], hasSampleWeight: boolean }} DatasetInfo */

/**
 * One layer as it is while a model is put together; shapes have null for the batch axis.
 * @typedef {object} LayerDescription
 * @property {string} name
 * @property {string} class_name
 * @property {(number | null)[] | null} output_shape null behind a faulty layer
 * @property {number} [parameters] absent where there is no shape
 * @property {number} [trainable_parameters]
 * @property {string[]} inputs names of the layers it reads
 * @property {string[]} [connections] of a Functional model, as Keras prints them: "dense[0][0]"
 * @property {string} [error] why this layer cannot be
 */

/** @typedef {{ name: string, class_name: string, layers: LayerDescription[], parameters: number, trainable_parameters: number, error?: string }} ModelDescription */

/** @typedef {{ handle: number, inputs: End[], outputs: End[], description: ModelDescription, spec: object }} ModelInfo */

/**
 * `targets`, by output, are null where the output has no loss and no metrics.
 * @typedef {{ logNames: string[], targets: (End | null)[], learningRate: number }} CompileInfo
 */

/**
 * Where a run is. `batch` of `batches` counts within the phase of the epoch.
 * @typedef {object} Progress
 * @property {"train" | "validate"} phase
 * @property {number} epoch from 0
 * @property {number} epochs
 * @property {number} batch batches done in this epoch
 * @property {number} batches
 * @property {number} samples rows trained on since the run began
 * @property {number} samplesPerSecond over the whole run, pauses not counted
 * @property {number} remainingMs estimated until the last epoch ends
 * @property {Record<string, number>} logs running means: loss, accuracy …
 */

/** @typedef {{ type: "progress", progress: Progress }} ProgressEvent */
/** Sent at each epoch's end; training goes on when the page has answered. @typedef {{ type: "epochEnd", epoch: number, logs: Record<string, number> }} EpochEndEvent */
/** @typedef {{ type: "counted", done: number, total: number }} CountEvent `done` of `total` images */
/** @typedef {ProgressEvent | EpochEndEvent | CountEvent} JobEvent */

/**
 * What a run gave: one number an epoch for every log.
 * @typedef {object} FitResult
 * @property {number[]} epoch
 * @property {Record<string, number[]>} history loss, accuracy, val_loss …
 * @property {"completed" | "early-stopping" | "stopped" | "not-finite"} stopReason
 *   `not-finite` only in an error's history
 * @property {number | null} bestEpoch the best epoch by what early stopping monitors; null without it
 */

/** @typedef {{ name: string, shape: number[], data: Float32Array }} NamedWeight */

/**
 * Classes of the same rows: the true ones and the predicted ones, both from 0 to classes - 1.
 * @typedef {{ labels: Int32Array, predictions: Int32Array, classes: number }} Judged
 */
/** @typedef {{ precision: number, recall: number, f1: number, support: number }} ClassScores */
/** @typedef {{ classes: ClassScores[], accuracy: number, macroAverage: ClassScores, weightedAverage: ClassScores }} ClassificationReport */

/**
 * Everything training needs to go on where it was, besides the data.
 * @typedef {object} TrainingState
 * @property {Float32Array} state weights, then the optimizer's moments
 * @property {number} iteration training steps taken
 * @property {number} learningRate
 */

/**
 * The parts of fit's options that cross to the core, in Keras's spelling.
 * @typedef {object} FitConfig
 * @property {number} epochs
 * @property {number} batch_size
 * @property {number} validation_split
 * @property {boolean} shuffle
 * @property {number} initial_epoch
 * @property {{ class_name: string, config: object }[]} callbacks
 * @property {number} [validation_batch_size]
 * @property {Record<string, number>} [class_weight]
 */

/** @typedef {{ wasmUrl: string | null, wasmBinary: ArrayBuffer | Uint8Array | null, firstHandle: number }} StartArgs */
/** @typedef {{ build: "simd", threads: number }} StartInfo */

/**
 * @typedef {object} EngineStatus
 * @property {number} handles models, data sets and sources not disposed yet
 * @property {number} usedBytes bytes of the core's memory in use
 * @property {number} memoryBytes bytes of the core's memory; it never shrinks
 */

/** @typedef {import("../formats/types.js").InputFile} InputFile */
/** @typedef {import("../formats/types.js").SourceDescription} SourceDescription */
/** @typedef {import("../formats/types.js").Examples} Examples */
/** @typedef {import("../formats/types.js").PrepareOptions} PrepareOptions */
/** @typedef {import("../formats/types.js").PreparedDescription} PreparedDescription */
/** @typedef {import("../formats/types.js").NewRow} NewRow */

/** A method of the table; `job` calls are named by the page, so that `control` can reach them. */
const call = () => Object.freeze({});

export const protocol = Object.freeze({
  /** Loads the core. Sent by the client before anything else. */
  start: /** @type {Call<StartArgs, StartInfo>} */ (call()),
  /** How much lives beside the core; for tests and for showing. */
  status: /** @type {Call<{}, EngineStatus>} */ (call()),
  /** Frees what a handle names; a handle that names nothing is no error. */
  dispose: /** @type {Call<{ handle: number }, void>} */ (call()),
  /** Pauses, resumes or ends a running job; a job that has ended is no error. */
  control: /** @type {Call<{ job: number, action: "pause" | "resume" | "stop" }, void>} */ (call()),

  describeModel: /** @type {Call<{ spec: object }, ModelDescription>} */ (call()),
  createModel: /** @type {Call<{ spec: object, seed: number }, ModelInfo>} */ (call()),
  compileModel: /** @type {Call<{ model: number, config: object, seed: number }, CompileInfo>} */ (
    call()
  ),
  getWeights: /** @type {Call<{ model: number }, NamedWeight[]>} */ (call()),
  setWeights: /** @type {Call<{ model: number, weights: Float32Array }, void>} */ (call()),
  setLearningRate: /** @type {Call<{ model: number, learningRate: number }, void>} */ (call()),
  getState: /** @type {Call<{ model: number }, TrainingState>} */ (call()),
  setState: /** @type {Call<{ model: number } & TrainingState, void>} */ (call()),

  createDataset: /** @type {Call<DatasetArrays, DatasetInfo>} */ (call()),
  takeRows:
    /** @type {Call<{ dataset: number, rows: Uint32Array }, { x: Uint8Array | Float32Array, y: Float32Array | null }>} */ (
      call()
    ),

  fit: /** @type {Call<{ job: number, model: number, train: number, validation: number | null, config: FitConfig, wantsEpochs: boolean }, FitResult, ProgressEvent | EpochEndEvent>} */ (
    call()
  ),
  evaluate:
    /** @type {Call<{ job: number, model: number, dataset: number, batchSize: number }, Record<string, number>>} */ (
      call()
    ),
  predict:
    /** @type {Call<{ job: number, model: number, dataset: number, batchSize: number }, FloatArray[]>} */ (
      call()
    ),
  runOnBatch:
    /** @type {Call<{ model: number, dataset: number, training: boolean, classWeight: Record<string, number> | null }, Record<string, number>>} */ (
      call()
    ),
  resetMetrics: /** @type {Call<{ model: number }, void>} */ (call()),

  confusionMatrix: /** @type {Call<Judged, number[][]>} */ (call()),
  classificationReport: /** @type {Call<Judged, ClassificationReport>} */ (call()),

  readFiles:
    /** @type {Call<{ job: number, files: InputFile[] }, { handle: number, description: SourceDescription }, CountEvent>} */ (
      call()
    ),
  getExamples: /** @type {Call<{ source: number, count: number, seed: number }, Examples>} */ (
    call()
  ),
  prepare:
    /** @type {Call<{ source: number, options: PrepareOptions }, { handle: number, train: DatasetInfo, test: DatasetInfo, description: PreparedDescription }>} */ (
      call()
    ),
  transform: /** @type {Call<{ prepared: number, row: NewRow }, DatasetInfo>} */ (call()),
});

/** @typedef {typeof protocol} Protocol */
/** @typedef {keyof Protocol} Method */
/** @template {Method} M @typedef {Protocol[M] extends Call<infer A, any, any> ? A : never} Args */
/** @template {Method} M @typedef {Protocol[M] extends Call<any, infer R, any> ? R : never} Result */
/** @template {Method} M @typedef {Protocol[M] extends Call<any, any, infer E> ? E : never} EventOf */

/**
 * An error as it crosses the worker. `history` is what fit had got to before it failed.
 * @typedef {{ name: string, code?: string, message: string, history?: FitResult }} WireError
 */

/**
 * From the page to the engine. `answer` says that the page is done with an event that waits for it.
 * @typedef {{ type: "call", id: number, method: Method, args: any } | { type: "answer", event: number }} ToServer
 */

/**
 * From the engine to the page. `crash` is the last message an engine sends.
 * @typedef {{ type: "result", id: number, value: any }
 *   | { type: "error", id: number, error: WireError }
 *   | { type: "event", id: number, event: JobEvent, answer: number | null }
 *   | { type: "crash", message: string }} ToClient
 */
