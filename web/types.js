/**
 * The shapes of the page's state. Nothing here runs.
 *
 * @typedef {{ type: "sample", id: string } | { type: "files", names: string[] }} Origin
 *   where the data came from, so that a reload can fetch it again
 *
 * @typedef {"classification" | "binary" | "regression"} Task
 *
 * @typedef {{ code: string, message: string, file?: string }} Warning
 *
 * @typedef {{ data: Uint8ClampedArray, width: number, height: number, label?: number | string }} Picture
 *
 * @typedef {object} PreparedFacts what preparing the data gave, without the handles
 * @property {Task} task
 * @property {string[]} classNames
 * @property {number[]} inputShape one sample's shape
 * @property {number} trainRows
 * @property {number} testRows
 *
 * @typedef {object} DataOptions
 * @property {string} [target] a table's target column
 * @property {"classification" | "regression"} [task] of a table; the target suggests it when left out
 * @property {number} [height]
 * @property {number} [width]
 * @property {number} [channels]
 * @property {number} testSize share of the rows kept for the test, where the files bring none
 *
 * @typedef {object} DataState
 * @property {Origin | null} origin
 * @property {any} facts the package's description of the source
 * @property {any} examples pictures, or {header, rows}
 * @property {PreparedFacts | null} prepared
 * @property {DataOptions} options
 * @property {{ label: string, done?: number, total?: number } | null} loading
 * @property {string} error what was wrong with the last thing loaded; the data before it is kept
 * @property {Warning[]} warnings
 *
 * @typedef {object} LayerEntry
 * @property {number} id the page's own, stable while the layer is moved
 * @property {string} className
 * @property {Record<string, any>} config Keras's arguments, snake_case
 * @property {number[]} [inputs] ids of the layers it reads, 0 for the model's input; left out where it reads
 *   the one before it
 *
 * @typedef {object} Removed what undo brings back
 * @property {LayerEntry} layer
 * @property {number} index
 * @property {LayerEntry[]} readers as they were while they read it
 *
 * @typedef {object} LayerFacts
 * @property {string} name
 * @property {string} class_name
 * @property {(number | null)[] | null} [output_shape]
 * @property {number | null} [parameters]
 * @property {string} [error]
 *
 * @typedef {object} ModelState
 * @property {LayerEntry[]} layers
 * @property {boolean} edited whether a person changed it, so that the page must not
 * @property {boolean} followed whether the page has just changed it with the data
 * @property {LayerFacts[]} facts one a layer
 * @property {number | null} parameters
 * @property {string} error
 * @property {number | null} selected the layer whose form is open
 * @property {Removed | null} removed
 * @property {{ key: string, values: Record<string, string | number> } | null} misfit
 *
 * @typedef {{ class_name: string, config: Record<string, any> }} Named
 *
 * @typedef {Named & { id: number }} Chosen a callback, with what tells it from others of its class
 *
 * @typedef {{ text: boolean, epoch: number | null }} Shown whether a callback has a text to download, and the
 *   epoch, from 1, of which it kept the weights
 *
 * @typedef {object} Settings
 * @property {string} loss "auto" or a loss's class name
 * @property {Named} optimizer
 * @property {number} batchSize
 * @property {number} epochs
 * @property {number} validationSplit
 * @property {Chosen[]} callbacks in the order in which they are called
 * @property {number} seed
 *
 * @typedef {"idle" | "starting" | "running" | "paused" | "stopping" | "stopped" | "done" | "failed"} RunStatus
 *
 * @typedef {object} Progress
 * @property {"train" | "validate"} phase
 * @property {number} epoch from 0
 * @property {number} epochs
 * @property {number} batch
 * @property {number} batches
 * @property {number} [samplesPerSecond]
 * @property {number} [remainingMs]
 * @property {Record<string, number>} logs
 *
 * @typedef {object} TrainingState
 * @property {Settings} settings
 * @property {RunStatus} status
 * @property {Progress | null} progress
 * @property {number[]} epoch
 * @property {Record<string, (number | null)[]>} history one number an epoch
 * @property {{ x: number, logs: Record<string, number> }[]} tail the epoch that is running
 * @property {number} plannedEpochs
 * @property {{ key: string, values?: Record<string, string | number>, kind?: string } | null} notice
 * @property {Record<number, Shown>} outcomes what the callbacks of the last run have to show, by their ids
 * @property {string} error
 * @property {boolean} hasWeights whether there is a trained model
 * @property {string} trainedSpec the spec it was trained with, as JSON
 *
 * @typedef {object} ProfileState where a training step's time goes
 * @property {"none" | "running" | "ready" | "failed"} status
 * @property {number} done of the steps, while it is measured
 * @property {number} total
 * @property {import("minibatch").Profile | null} result
 * @property {string} of what it was measured with: see subject() in train/profile.js
 * @property {string} error
 *
 * @typedef {object} EvaluationState
 * @property {"none" | "running" | "ready" | "failed"} status
 * @property {Record<string, number>} metrics
 * @property {any[]} results see evaluate/results.js
 * @property {number[][]} confusion
 * @property {"wrong" | "right" | "all"} filter
 * @property {{ actual: number, predicted: number } | null} cell
 * @property {number | null} selected
 * @property {string} error
 *
 * @typedef {object} PredictionState
 * @property {any} result
 * @property {string} error
 * @property {boolean} busy
 * @property {string} name
 *
 * @typedef {object} EngineState
 * @property {string} build
 * @property {number} threads
 * @property {string} threadsReason why so many, in the package's terms
 * @property {string} relaxedReason why it is relaxed or not, likewise
 * @property {boolean} turbo whether a person asks for a relaxed one
 * @property {string} turboError why the other one did not start
 * @property {import("./isolation.js").Isolation} isolation
 * @property {boolean} worker
 * @property {string} version
 * @property {string} error
 *
 * @typedef {object} PageState
 * @property {string} theme "auto", "light" or "dark"
 * @property {string} announcement read out by screen readers
 * @property {any[]} samples
 *
 * @typedef {object} State
 * @property {PageState} page
 * @property {EngineState} engine
 * @property {DataState} data
 * @property {ModelState} model
 * @property {TrainingState} training
 * @property {ProfileState} profile
 * @property {EvaluationState} evaluation
 * @property {PredictionState} prediction
 */

export {};
