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
 * @property {{ name: string, data: Float32Array, shape: number[], classes?: number }[]} targets `classes`:
 *   how many classes the numbers are indices of; absent or 0 where they are none
 * @property {{ data: Float32Array, shape: number[], target: number }[]} weights sample weights of a target,
 *   or of all with -1
 * @property {number} scale bytes become byte * scale
 */

/** An input or output and the shape of one row there. @typedef {{ name: string, shape: number[] }} End */

/**
 * A target. `classes` is how many classes its numbers are indices of, 0 where they are none: a loss may
 * want them as one-hot rows.
 * @typedef {End & { classes: number }} TargetEnd
 */

/** @typedef {{ handle: number, rows: number, inputs: End[], targets: TargetEnd[], hasSampleWeight: boolean }} DatasetInfo */

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
 * @property {ErrorData} [error] why this layer cannot be
 */

/** @typedef {{ name: string, class_name: string, layers: LayerDescription[], parameters: number, trainable_parameters: number, error?: ErrorData }} ModelDescription */

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
/**
 * Asks a callback of the page; the job goes on when it has answered. `callback` is its place in the
 * list, `hook` Keras's name ("on_epoch_end"), `index` the epoch or batch. Sent for hooks it has only.
 * @typedef {{ type: "hook", callback: number, hook: string, index: number | null, logs: Record<string, number> }} HookEvent
 */
/**
 * The answer to a HookEvent: the logs as they are now, whether training is to stop, and whether the
 * callback threw: then the job ends at once.
 * @typedef {{ logs: Record<string, number>, stop: boolean, failed: boolean }} HookAnswer
 */
/** @typedef {{ type: "counted", done: number, total: number }} CountEvent `done` of `total` images or steps */
/** @typedef {ProgressEvent | HookEvent | CountEvent} JobEvent */

/**
 * What a run gave: one number an epoch for every log.
 * @typedef {object} FitResult
 * @property {number[]} epoch
 * @property {Record<string, number[]>} history loss, accuracy, val_loss …
 * @property {"completed" | "early-stopping" | "stopped" | "not-finite"} stopReason
 *   `not-finite` only in an error's history
 * @property {number | null} bestEpoch the best epoch by what a callback monitors; null without one
 * @property {(Outcome | null)[]} outcomes what each callback has to show
 */

/**
 * What a callback of the core has to show: CSVLogger its `text`, ModelCheckpoint what it kept.
 * @typedef {object} Outcome
 * @property {string} [text]
 * @property {number} [epoch] that ended, or was under way, when the model was kept
 * @property {number | null} [batch] of that epoch; null at its end
 * @property {number | null} [best] the value of the monitored log, where only the best is kept
 * @property {NamedWeight[]} [weights] with saveWeightsOnly
 * @property {TrainingState} [state] else
 */

/** @typedef {{ name: string, shape: number[], data: Float32Array }} NamedWeight */

/** @typedef {import("./evaluation-types.js").StepTimes} StepTimes */
/** @typedef {import("./evaluation-types.js").LabelledPredictions} LabelledPredictions */
/** @typedef {import("./evaluation-types.js").ConfusionCells} ConfusionCells */
/** @typedef {import("./evaluation-types.js").ClassificationReport} ClassificationReport */
/** @typedef {import("./evaluation-types.js").PredictionsInfo} PredictionsInfo */
/** @typedef {import("./evaluation-types.js").PredictionsQuery} PredictionsQuery */
/** @typedef {import("./evaluation-types.js").PredictionsPage} PredictionsPage */

/**
 * Everything training needs to go on where it was, besides the data.
 * @typedef {object} TrainingState
 * @property {Float32Array} state weights, then the optimizer's moments
 * @property {number} iteration training steps taken
 * @property {number} learningRate
 */

/**
 * A callback of the core, or the hooks of one of the page.
 * @typedef {{ class_name: string, config: object } | { hooks: string[] }} CallbackConfig
 */

/**
 * The parts of fit's options that cross to the core, in Keras's spelling.
 * @typedef {object} FitConfig
 * @property {number} epochs
 * @property {number} batch_size
 * @property {number} validation_split
 * @property {boolean} shuffle
 * @property {number} initial_epoch
 * @property {CallbackConfig[]} callbacks
 * @property {number} [validation_batch_size]
 * @property {Record<string, number>} [class_weight]
 */

/** @typedef {import("../api/threads.js").ThreadsReason} ThreadsReason */
/** @typedef {import("../api/relaxed.js").RelaxedReason} RelaxedReason */
/** Which of the core's modules. @typedef {"simd" | "simd-threads" | "relaxed" | "relaxed-threads"} Build */

/**
 * Where the core's files are, how many threads it is to have, and whether it may be relaxed.
 * @typedef {object} CorePlace
 * @property {string | null} wasmUrl
 * @property {ArrayBuffer | Uint8Array | null} wasmBinary
 * @property {number} threads
 * @property {ThreadsReason} threadsReason why so many
 * @property {string | null} threadsWasmUrl the module with threads; only where there are several
 * @property {string | null} threadsScriptUrl its glue, which is also the script of its threads
 * @property {{ wasmUrl: string, threadsWasmUrl: string } | null} relaxed the modules in the place of those
 *   above, with the same glue; null where they are not to run
 * @property {RelaxedReason} relaxedReason why they are or are not
 */
/**
 * With the page's build, and what earlier engines of the page have loaded, by URL: modules, and copies of scripts.
 * @typedef {CorePlace & { build: string, firstHandle: number, modules: Map<string, WebAssembly.Module>, scripts: Map<string, string> }} StartArgs
 */
/**
 * What runs, what was loaded for it, and the Web Locks that its threads hold.
 * @typedef {{ info: StartInfo, modules: Map<string, WebAssembly.Module>, scripts: string[], locks: string[] }} Started
 */
/**
 * @typedef {{ build: Build, threads: number, threadsReason: ThreadsReason, relaxedReason: RelaxedReason }} StartInfo
 */

/**
 * @typedef {object} EngineStatus
 * @property {number} handles models, data sets and sources not disposed yet
 * @property {number} usedBytes bytes of the core's memory in use
 * @property {number} memoryBytes bytes of the core's memory; it never shrinks
 */

/** A file by what it holds: its path, bytes and SHA-256. @typedef {{ name: string, size: number, sha256: string }} HashedFile */
/** @typedef {import("../messages/error.js").ErrorCode} ErrorCode */
/** @typedef {import("../messages/error.js").ErrorData} ErrorData */
/** @typedef {import("../messages/render.js").Message} Message */
/** @typedef {import("../formats/types.js").InputFile} InputFile */
/** @typedef {import("../formats/types.js").SourceDescription} SourceDescription */
/** @typedef {import("../formats/types.js").Examples} Examples */
/** @typedef {import("../formats/types.js").PrepareOptions} PrepareOptions */
/** @typedef {import("../formats/types.js").PreparedDescription} PreparedDescription */
/** @typedef {import("../formats/types.js").NewRow} NewRow */

/** `stop` ends a job at once, `stopTraining` a fit after its batch. @typedef {"pause" | "resume" | "stop" | "stopTraining"} JobAction */

/** A method of the table; `job` calls are named by the page, so that `control` can reach them. */
const call = () => Object.freeze({});

export const protocol = Object.freeze({
  /** Loads the core. Sent by the client before anything else. */
  start: /** @type {Call<StartArgs, Started & { build: string }>} */ (call()),
  /** How much lives beside the core; for tests and for showing. */
  status: /** @type {Call<{}, EngineStatus>} */ (call()),
  /** Frees what a handle names; a handle that names nothing is no error. */
  dispose: /** @type {Call<{ handle: number }, void>} */ (call()),
  /** Pauses, resumes or ends a running job; a job that has ended is no error. */
  control: /** @type {Call<{ job: number, action: JobAction }, void>} */ (call()),

  describeModel: /** @type {Call<{ spec: object }, ModelDescription>} */ (call()),
  createModel: /** @type {Call<{ spec: object, seed: number }, ModelInfo>} */ (call()),
  compileModel: /** @type {Call<{ model: number, config: object, seed: number }, CompileInfo>} */ (
    call()
  ),
  getWeights: /** @type {Call<{ model: number }, NamedWeight[]>} */ (call()),
  setWeights: /** @type {Call<{ model: number, weights: Float32Array }, void>} */ (call()),
  setLearningRate: /** @type {Call<{ model: number, learningRate: number }, void>} */ (call()),
  getLearningRate: /** @type {Call<{ model: number }, number>} */ (call()),
  getState: /** @type {Call<{ model: number }, TrainingState>} */ (call()),
  setState: /** @type {Call<{ model: number } & TrainingState, void>} */ (call()),

  createDataset: /** @type {Call<DatasetArrays, DatasetInfo>} */ (call()),
  takeRows:
    /** @type {Call<{ dataset: number, rows: Uint32Array }, { x: Uint8Array | Float32Array, y: Float32Array | null }>} */ (
      call()
    ),

  fit: /** @type {Call<{ job: number, model: number, train: number, validation: number | null, config: FitConfig }, FitResult, ProgressEvent | HookEvent>} */ (
    call()
  ),
  evaluate:
    /** @type {Call<{ job: number, model: number, dataset: number, batchSize: number, callbacks: CallbackConfig[] }, Record<string, number>, HookEvent>} */ (
      call()
    ),
  predict:
    /** @type {Call<{ job: number, model: number, dataset: number, batchSize: number, callbacks: CallbackConfig[] }, FloatArray[], HookEvent>} */ (
      call()
    ),
  runOnBatch:
    /** @type {Call<{ model: number, dataset: number, training: boolean, classWeight: Record<string, number> | null }, Record<string, number>>} */ (
      call()
    ),
  resetMetrics: /** @type {Call<{ model: number }, void>} */ (call()),

  profile:
    /** @type {Call<{ job: number, model: number, dataset: number, batchSize: number, steps: number, warmUp: number }, StepTimes, CountEvent>} */ (
      call()
    ),

  /** evaluate() that keeps the predictions beside their targets, behind a handle. */
  keepPredictions:
    /** @type {Call<{ job: number, model: number, dataset: number, batchSize: number }, PredictionsInfo, CountEvent>} */ (
      call()
    ),
  pageOfPredictions:
    /** @type {Call<{ predictions: number, output: number, query: PredictionsQuery }, PredictionsPage>} */ (
      call()
    ),
  confusionMatrixOf: /** @type {Call<{ predictions: number, output: number }, ConfusionCells>} */ (
    call()
  ),
  classificationReportOf:
    /** @type {Call<{ predictions: number, output: number }, ClassificationReport>} */ (call()),
  confusionMatrix: /** @type {Call<LabelledPredictions, ConfusionCells>} */ (call()),
  classificationReport: /** @type {Call<LabelledPredictions, ClassificationReport>} */ (call()),

  readFiles:
    /** @type {Call<{ job: number, files: InputFile[] }, { handle: number, description: SourceDescription }, CountEvent>} */ (
      call()
    ),
  getExamples: /** @type {Call<{ source: number, count: number, seed: number }, Examples>} */ (
    call()
  ),
  /** Some rows of a table as texts. */
  getRows:
    /** @type {Call<{ source: number, from: number, count: number }, { header: string[], rows: string[][] }>} */ (
      call()
    ),
  prepare:
    /** @type {Call<{ job: number, source: number, options: PrepareOptions }, { handle: number, train: DatasetInfo, test: DatasetInfo, description: PreparedDescription }>} */ (
      call()
    ),
  /** The row behind each row of the two parts, as it was read. */
  getPreparedRows:
    /** @type {Call<{ prepared: number }, { train: Uint32Array, test: Uint32Array }>} */ (call()),
  /** A preparation that was saved: new rows can be transformed with it. */
  restorePreparation:
    /** @type {Call<{ state: unknown }, { handle: number, description: PreparedDescription }>} */ (
      call()
    ),
  transform: /** @type {Call<{ prepared: number, row: NewRow }, DatasetInfo>} */ (call()),

  /** SHA-256 of files, each by itself; the events count bytes. */
  hashFiles: /** @type {Call<{ job: number, files: InputFile[] }, HashedFile[], CountEvent>} */ (
    call()
  ),
  /** SHA-256 of all weights. */
  fingerprint: /** @type {Call<{ job: number, model: number }, string>} */ (call()),
});

/** @typedef {typeof protocol} Protocol */
/** @typedef {keyof Protocol} Method */
/** @template {Method} M @typedef {Protocol[M] extends Call<infer A, any, any> ? A : never} Args */
/** @template {Method} M @typedef {Protocol[M] extends Call<any, infer R, any> ? R : never} Result */
/** @template {Method} M @typedef {Protocol[M] extends Call<any, any, infer E> ? E : never} EventOf */

/**
 * An error as it crosses the worker: that work was stopped, or what failed. `history` is what fit had got to
 * before it failed.
 * @typedef {{ abort: string } | Required<Message> & { code: ErrorCode, history?: FitResult }} WireError
 */

/**
 * From the page to the engine. `answer` says that the page is done with an event that waits for it.
 * @typedef {{ type: "call", id: number, method: Method, args: any } | { type: "answer", event: number, value: any }} ToServer
 */

/**
 * From the engine to the page. `crash` is the last message an engine sends.
 * @typedef {{ type: "result", id: number, value: any }
 *   | { type: "error", id: number, error: WireError }
 *   | { type: "event", id: number, event: JobEvent, answer: number | null }
 *   | { type: "crash", message: string }} ToClient
 */
