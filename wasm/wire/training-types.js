/** What training takes, tells and gives, as it crosses between the page and the engine. Types only. */

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
/**
 * Asks the page for its losses and metrics of a batch; `gradient`: whether for the losses' gradients, too. An
 * output's `metrics` are numbers among all those of the page. Where numbers to predict were scaled and metrics are of
 * their own units, `scaling` has a factor and an offset for each number of a row.
 * @typedef {{ type: "outside", gradient: boolean, outputs: OutsideOutput[] }} OutsideEvent
 * @typedef {{ output: number, loss: boolean, metrics: number[], yTrue: FloatArray, yPred: FloatArray,
 *   scaling: [number, number][] }} OutsideOutput
 */
/**
 * The answer to an OutsideEvent: one value for each position or row, or one for the batch, and as many numbers
 * in a gradient as there are predictions; `failed`: a function threw, and the job ends at once.
 * @typedef {object} OutsideAnswer
 * @property {boolean} failed
 * @property {{ output: number, values: Float32Array, gradient: Float32Array }[]} losses
 * @property {{ metric: number, values: Float32Array }[]} metrics
 */
/** @typedef {import("./protocol.js").FloatArray} FloatArray */
/** @typedef {import("./observation-types.js").StatisticsEvent} StatisticsEvent */
/** @typedef {ProgressEvent | StatisticsEvent | HookEvent | OutsideEvent | CountEvent} JobEvent */

/**
 * The result of a run: one number per epoch for every log.
 * @typedef {object} FitResult
 * @property {number[]} epoch
 * @property {Record<string, number[]>} history loss, accuracy, val_loss …
 * @property {"completed" | "early-stopping" | "stopped" | "not-finite"} stopReason
 *   `not-finite` only in an error's history
 * @property {number | null} bestEpoch the best epoch by what a callback monitors; null without one
 * @property {(CallbackResult | null)[]} callbackResults of each callback, in their order
 * @property {import("./observation-types.js").LayerStatistics[]} [layerStatistics] with fit's option of that name
 */

/**
 * The result of a callback of the core: CSVLogger's `text`, or what ModelCheckpoint kept.
 * @typedef {object} CallbackResult
 * @property {string} [text]
 * @property {number} [epoch] that ended, or was under way, when the model was kept
 * @property {number | null} [batch] of that epoch; null at its end
 * @property {number | null} [best] the value of the monitored log, where only the best is kept
 * @property {NamedWeight[]} [weights] with saveWeightsOnly
 * @property {TrainingState} [state] else
 */

/** @typedef {{ name: string, shape: number[], data: Float32Array }} NamedWeight */

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

/** @typedef {Record<string, number> | "balanced"} ClassWeight by class number, or scikit-learn's rule */

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
 * @property {ClassWeight} [class_weight]
 * @property {boolean} [layer_statistics]
 */

export {};
