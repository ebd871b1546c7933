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

/** @typedef {import("./data-types.js").FloatArray} FloatArray */
/** @typedef {import("./data-types.js").TensorSpec} TensorSpec */
/** @typedef {import("./data-types.js").OpenSpec} OpenSpec */
/** @typedef {import("./data-types.js").TargetSpec} TargetSpec */
/** @typedef {import("./data-types.js").DatasetArrays} DatasetArrays */
/** @typedef {import("./data-types.js").Bitmap} Bitmap */
/** @typedef {import("./data-types.js").AnyImage} AnyImage */
/** @typedef {import("./data-types.js").OpenImages} OpenImages */
/** @typedef {import("./data-types.js").OpenedImages} OpenedImages */
/** @typedef {import("./data-types.js").TransformImages} TransformImages */
/** @typedef {import("./data-types.js").SomeImages} SomeImages */

/** @typedef {{ handle: number, rows: number, inputs: TensorSpec[], targets: TargetSpec[], hasSampleWeight: boolean }} DatasetInfo */

/** @typedef {import("./model-types.js").LayerDescription} LayerDescription */
/** @typedef {import("./model-types.js").ModelDescription} ModelDescription */

/** @typedef {{ handle: number, inputs: OpenSpec[], outputs: OpenSpec[], description: ModelDescription, spec: object, isOther: boolean }} ModelInfo `isOther` where layers stand in the place of operations of the spec that was given */

/**
 * `targets`, by output, are null where the output has no loss and no metrics.
 * @typedef {{ logNames: string[], targets: (OpenSpec | null)[], learningRate: number }} CompileInfo
 */

/** @typedef {import("./training-types.js").Progress} Progress */
/** @typedef {import("./training-types.js").ProgressEvent} ProgressEvent */
/** @typedef {import("./training-types.js").HookEvent} HookEvent */
/** @typedef {import("./training-types.js").HookAnswer} HookAnswer */
/** @typedef {import("./training-types.js").OutsideEvent} OutsideEvent */
/** @typedef {import("./training-types.js").OutsideAnswer} OutsideAnswer */
/** @typedef {import("./training-types.js").CountEvent} CountEvent */
/** @typedef {import("./training-types.js").JobEvent} JobEvent */
/** @typedef {import("./training-types.js").FitResult} FitResult */
/** @typedef {import("./training-types.js").CallbackResult} CallbackResult */
/** @typedef {import("./training-types.js").NamedWeight} NamedWeight */
/** @typedef {import("./training-types.js").TrainingState} TrainingState */
/** @typedef {import("./training-types.js").CallbackConfig} CallbackConfig */
/** @typedef {import("./training-types.js").FitConfig} FitConfig */
/** @typedef {import("./evaluation-types.js").StepTimes} StepTimes */
/** @typedef {import("./observation-types.js").ObservedLayer} ObservedLayer */
/** @typedef {import("./observation-types.js").ObservedStep} ObservedStep */
/** @typedef {import("./observation-types.js").StatisticsEvent} StatisticsEvent */
/** @typedef {import("./evaluation-types.js").ArraysToScore} ArraysToScore */
/** @typedef {import("./evaluation-types.js").ScoreCall} ScoreCall */
/** @typedef {import("./evaluation-types.js").ConfusionCall} ConfusionCall */
/** @typedef {import("./evaluation-types.js").ConfusionCells} ConfusionCells */
/** @typedef {import("./evaluation-types.js").ClassificationReport} ClassificationReport */
/** @typedef {import("./evaluation-types.js").RegressionScores} RegressionScores */
/** @typedef {import("./evaluation-types.js").PredictionsInfo} PredictionsInfo */
/** @typedef {import("./evaluation-types.js").PageCall} PageCall */
/** @typedef {import("./evaluation-types.js").SelectCall} SelectCall */
/** @typedef {import("./evaluation-types.js").AtCall} AtCall */
/** @typedef {import("./evaluation-types.js").PredictionsPage} PredictionsPage */
/** @typedef {import("./look-types.js").LookQuery} LookQuery */
/** @typedef {import("./look-types.js").LookResult} LookResult */
/** @typedef {import("./look-types.js").RowsPage} RowsPage */
/** @typedef {import("./look-types.js").RowsQuery} RowsQuery */
/** @typedef {import("./table-types.js").FittedPipeline} FittedPipeline */
/** @typedef {import("./table-types.js").NewTable} NewTable */
/** @typedef {import("./table-types.js").Numbers} Numbers */
/** @typedef {import("../formats/types.js").PreparationState} PreparationState */
/** @typedef {import("./engine-types.js").Build} Build */
/** @typedef {import("./engine-types.js").CorePlace} CorePlace */
/** @typedef {import("./engine-types.js").StartArgs} StartArgs */
/** @typedef {import("./engine-types.js").Started} Started */
/** @typedef {import("./engine-types.js").StartInfo} StartInfo */
/** @typedef {import("./engine-types.js").EngineStatus} EngineStatus */

/** A file by what it holds: its path, bytes and SHA-256. @typedef {{ name: string, size: number, sha256: string }} HashedFile */
/** @typedef {import("../messages/error.js").ErrorCode} ErrorCode */
/** @typedef {import("../messages/error.js").ErrorData} ErrorData */
/** @typedef {import("../messages/render.js").Message} Message */
/** @typedef {import("../formats/types.js").InputFile} InputFile */
/** @typedef {import("../formats/types.js").SourceDescription} SourceDescription */
/** @typedef {import("../formats/types.js").Examples} Examples */
/** @typedef {import("../formats/types.js").Reading} Reading */
/** @typedef {import("../formats/types.js").PrepareOptions} PrepareOptions */
/** @typedef {import("../formats/types.js").PreparedDescription} PreparedDescription */
/** @typedef {import("../formats/types.js").NewRow} NewRow */
/** @typedef {import("../formats/types.js").NewRows} NewRows */

/** `stop` ends a job at once, `stopTraining` a fit after its batch. @typedef {"pause" | "resume" | "stop" | "stopTraining"} JobAction */

/** A method of the table; `job` calls are named by the page, so that `control` can reach them. */
const call = () => Object.freeze({});

export const protocol = Object.freeze({
  /** Loads the core. Sent by the client before anything else. */
  start: /** @type {Call<StartArgs, Started & { build: string }>} */ (call()),
  /** What the core holds; for tests and for display. */
  status: /** @type {Call<{}, EngineStatus>} */ (call()),
  /** Frees what a handle names; an unknown handle is not an error. */
  dispose: /** @type {Call<{ handle: number }, void>} */ (call()),
  /** Pauses, resumes or ends a running job; a job that has ended is not an error. */
  control: /** @type {Call<{ job: number, action: JobAction }, void>} */ (call()),

  describeModel: /** @type {Call<{ spec: object }, ModelDescription>} */ (call()),
  createModel: /** @type {Call<{ spec: object, seed: number }, ModelInfo>} */ (call()),
  compileModel: /** @type {Call<{ model: number, config: object, seed: number }, CompileInfo>} */ (
    call()
  ),
  getWeights: /** @type {Call<{ model: number }, NamedWeight[]>} */ (call()),
  setWeights: /** @type {Call<{ model: number, weights: Float32Array }, void>} */ (call()),
  resetStates: /** @type {Call<{ model: number }, void>} */ (call()),
  setLearningRate: /** @type {Call<{ model: number, learningRate: number }, void>} */ (call()),
  getLearningRate: /** @type {Call<{ model: number }, number>} */ (call()),
  getOptimizerParameters: /** @type {Call<{ model: number }, number>} */ (call()),
  getState: /** @type {Call<{ model: number }, TrainingState>} */ (call()),
  setState: /** @type {Call<{ model: number } & TrainingState, void>} */ (call()),
  /** Model files: read behind a handle, their weights put into a model, and written. */
  openModel: /** @type {import("./model-file-types.js").OpenModel} */ (call()),
  fillModel: /** @type {import("./model-file-types.js").FillModel} */ (call()),
  writeModel: /** @type {import("./model-file-types.js").WriteModel} */ (call()),

  createDataset: /** @type {Call<DatasetArrays, DatasetInfo>} */ (call()),
  takeRows:
    /** @type {Call<{ dataset: number, rows: Uint32Array, input: number, target: number }, { x: Uint8Array | Float32Array, y: Float32Array | null }>} */ (
      call()
    ),
  subsetOf: /** @type {Call<{ dataset: number, rows: Uint32Array }, DatasetInfo>} */ (call()),

  /** The first input number that is not finite: "NaN", "Infinity" or "-Infinity". */
  firstNotFinite:
    /** @type {Call<{ dataset: number }, { input: number, row: number, position: number, value: string } | null>} */ (
      call()
    ),
  /** An image in the size and the channels, 1 or 3, that a model takes; a bitmap is closed. */
  fitImage:
    /** @type {Call<{ where: string, image: AnyImage, size: [height: number, width: number, channels: number] }, Uint8Array>} */ (
      call()
    ),

  fit: /** @type {Call<{ job: number, model: number, train: number, validation: number | null, config: FitConfig }, FitResult, ProgressEvent | StatisticsEvent | HookEvent | OutsideEvent>} */ (
    call()
  ),
  evaluate:
    /** @type {Call<{ job: number, model: number, dataset: number, batchSize: number, callbacks: CallbackConfig[] }, Record<string, number>, HookEvent | OutsideEvent>} */ (
      call()
    ),
  predict:
    /** @type {Call<{ job: number, model: number, dataset: number, batchSize: number, callbacks: CallbackConfig[], trainingSeed: number | null }, FloatArray[], HookEvent>} */ (
      call()
    ),
  runOnBatch:
    /** @type {Call<{ job: number, model: number, dataset: number, training: boolean, classWeight: import("./training-types.js").ClassWeight | null }, Record<string, number>, OutsideEvent>} */ (
      call()
    ),
  resetMetrics: /** @type {Call<{ model: number }, void>} */ (call()),

  profile:
    /** @type {Call<{ job: number, model: number, dataset: number, batchSize: number, steps: number, warmUp: number }, StepTimes, CountEvent | OutsideEvent>} */ (
      call()
    ),

  /** What layers give for some rows, and with a `unit` the gradients of that number of the output. */
  observe:
    /** @type {Call<{ job: number, model: number, dataset: number, rows: Uint32Array | null, layers: string[], unit: number | null }, ObservedLayer[], CountEvent>} */ (
      call()
    ),
  /** One training step taken apart, and taken back. */
  observeStep:
    /** @type {Call<{ job: number, model: number, dataset: number, rows: Uint32Array | null, layers: string[] }, ObservedStep, OutsideEvent>} */ (
      call()
    ),

  /** evaluate() that keeps the predictions beside their targets, behind a handle. */
  keepPredictions:
    /** @type {Call<{ job: number, model: number, dataset: number, batchSize: number }, PredictionsInfo, CountEvent | OutsideEvent>} */ (
      call()
    ),
  pageOfPredictions: /** @type {Call<PageCall, PredictionsPage>} */ (call()),
  selectPredictions: /** @type {Call<SelectCall, Uint32Array>} */ (call()),
  predictionsAt: /** @type {Call<AtCall, PredictionsPage>} */ (call()),
  /** Predictions as others, of arrays. */
  predictionsOf: /** @type {Call<ArraysToScore, PredictionsInfo>} */ (call()),
  /** What always predicting the same gets: the training rows' classes or mean. */
  priorOf: /** @type {Call<{ predictions: number, dataset: number }, PredictionsInfo>} */ (call()),
  labelOf: /** @type {Call<import("./evaluation-types.js").LabelCall, PredictionsInfo>} */ (call()),
  partOf: /** @type {Call<import("./evaluation-types.js").PartCall, PredictionsInfo>} */ (call()),
  confusionMatrixOf: /** @type {Call<ConfusionCall, ConfusionCells>} */ (call()),
  scoreOf: /** @type {Call<ScoreCall, any>} */ (call()),
  fitBaseline: /** @type {import("./evaluation-types.js").FitBaseline} */ (call()),
  predictBaseline: /** @type {import("./evaluation-types.js").PredictBaseline} */ (call()),
  treeOf: /** @type {import("./evaluation-types.js").TreeOf} */ (call()),

  readFiles:
    /** @type {Call<{ job: number, files: InputFile[], reading?: Reading }, { handle: number, description: SourceDescription }, CountEvent>} */ (
      call()
    ),
  getExamples:
    /** @type {Call<{ source: number, count: number, seed: number, label?: number }, Examples>} */ (
      call()
    ),
  /** Some rows of a table as texts, sorted and filtered. */
  getRows: /** @type {Call<{ job: number, source: number, query: RowsQuery }, RowsPage>} */ (
    call()
  ),
  /** A query about the rows: describe(), value_counts() … */
  look: /** @type {Call<{ job: number, source: number, query: LookQuery }, LookResult>} */ (call()),
  prepare:
    /** @type {Call<{ job: number, source: number, options: PrepareOptions }, { handle: number, train: DatasetInfo, test: DatasetInfo, description: PreparedDescription }>} */ (
      call()
    ),
  /** The number in the file of each row of the two parts. */
  getPreparedRows:
    /** @type {Call<{ prepared: number }, { train: Uint32Array, test: Uint32Array }>} */ (call()),
  /** A preparation that was saved: new rows can be transformed with it. */
  restorePreparation:
    /** @type {Call<{ state: unknown }, { handle: number, description: PreparedDescription }>} */ (
      call()
    ),
  /** Which rows to validate and to test with are rows that are trained on: the first `trained` of `train`. */
  sharedRows:
    /** @type {Call<{ job: number, train: number, test: number, trained: number }, import("./look-types.js").SharedRows>} */ (
      call()
    ),
  /** What single columns tell of the target; of a number where there are no `classes`. */
  columnScores:
    /** @type {Call<{ job: number, dataset: number, names: readonly string[], target: number, classes: number }, import("./look-types.js").ColumnScore[]>} */ (
      call()
    ),
  transform: /** @type {Call<{ prepared: number, row: NewRows, invert: boolean }, DatasetInfo>} */ (
    call()
  ),
  /** Rows of a table as a model takes them; cells that should be numbers and are none count as missing. */
  transformRows:
    /** @type {Call<{ job: number, prepared: number, source: number, query: RowsQuery }, DatasetInfo & { notNumbers:
     *   { row: number, column: string, text: string }[] }>} */ (call()),
  /** Likewise by the rows' numbers, where a column may have other cells. */
  transformChanged:
    /** @type {Call<{ job: number, prepared: number, source: number, rows: Uint32Array, change: import("./table-types.js").ColumnChange | null }, DatasetInfo>} */ (
      call()
    ),
  /** The images among files, in archives and in arrays, to be predicted. */
  openImages: /** @type {Call<OpenImages, OpenedImages>} */ (call()),
  transformImages: /** @type {Call<TransformImages, SomeImages>} */ (call()),
  /** The cells of a column in some rows, in the order of the file. */
  getCells:
    /** @type {Call<{ job: number, source: number, rows: Uint32Array, column: string }, string[]>} */ (
      call()
    ),

  createTable: /** @type {import("./table-types.js").CreateTable} */ (call()),
  /** The rows of a prepared data set as a table: its features by name, and the target. */
  tableOf:
    /** @type {Call<{ job: number, dataset: number, state: PreparationState }, NewTable>} */ (
      call()
    ),
  getNumbers: /** @type {Call<{ source: number }, Numbers>} */ (call()),
  /** Fits steps on all rows of a table; also what comes out of them. */
  fitPipeline:
    /** @type {Call<{ job: number, source: number, steps: object[], seed: number }, FittedPipeline & { table: NewTable }>} */ (
      call()
    ),
  restorePipeline: /** @type {Call<{ state: unknown }, FittedPipeline>} */ (call()),
  runPipeline: /** @type {import("./table-types.js").RunPipeline} */ (call()),

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
 * @template {Method} M
 * @typedef {object} CallOptions
 * @property {(ArrayBuffer | Bitmap)[]} [transfer] buffers that are given away instead of copied
 * @property {(event: EventOf<M>) => unknown} [onEvent] an engine
 *   that waits for this event goes on with what it returns, or its promise resolves to
 */

/**
 * Every method of the protocol as a function.
 * @typedef {{ [M in Method]: (args: Args<M>, options?: CallOptions<M>) =>
 *   Promise<Result<M>> }} Calls
 */

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
