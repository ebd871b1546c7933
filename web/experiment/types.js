/**
 * The shapes of the page's state. Nothing here runs.
 *
 * @typedef {import("minibatch").Message} Message what a person is told, in the language chosen then
 *
 * @typedef {{ class_name: string, config: Record<string, any> }} SerializedObject as Keras's configs name an object
 *
 * @typedef {{ sample: string } | { url: string } | { files: FileMark[] }} DataMark where the data come from
 *
 * @typedef {{ name: string, size: number, sha256?: string }} FileMark what a person's file is known again by
 *
 * @typedef {import("./outputs.js").Target} Target
 * @typedef {{ class_name: "Sequential" | "Functional" | string, config: any }} ModelConfig Keras's
 *
 * @typedef {object} Experiment everything a person sets, as the package's `experiment()` takes it. What is
 *   left out is filled in with what is suggested for the data, as soon as they are there.
 * @property {1} minibatch
 * @property {string} [title]
 * @property {DataMark | null} [data]
 * @property {SerializedObject} [reading]
 * @property {Target} [target]
 * @property {Record<string, string[]>} [inputs] of a model of several inputs: the columns of the file that each takes
 * @property {Step[]} [preparation]
 * @property {ModelConfig} [model]
 * @property {{ file: Partial<FileMark> & { name: string }, head?: "own" | "new" }} [begin] the model's file that it begins with
 * @property {{ optimizer?: SerializedObject | string, loss?: any, metrics?: any, loss_weights?: any }} [compile]
 * @property {{ epochs?: number, batch_size?: number, validation_split?: number, shuffle?: boolean,
 *   callbacks?: SerializedObject[], class_weight?: Record<string, number> | "balanced" }} [fit]
 * @property {number} [seed]
 *
 * @typedef {object} Run what a training gave
 * @property {string} id
 * @property {Experiment} experiment
 * @property {import("./begin.js").Beginning} [begins] the weights it began with, where they are a file's
 * @property {number[]} epoch
 * @property {Record<string, (number | null)[]>} history one number per epoch
 * @property {Record<string, number>} evaluation scores on the test rows
 * @property {number} seconds
 * @property {RunLog} [log]
 * @property {string} machine
 * @property {string} fingerprint SHA-256 of the weights
 * @property {string} stopReason
 * @property {number | null} bestEpoch
 * @property {number} at when it began, in milliseconds since 1970
 * @property {number} [samplesPerSecond] rows or images that it trained on, each epoch counted
 * @property {string} [name] a person's own
 * @property {string} [note]
 * @property {boolean} [isPinned] it stands above the others; it and its weights stay
 * @property {boolean} [isStarred] it and its weights stay
 * @property {"older" | "lost"} [noWeights] why they are gone: for those of newer runs, or the browser lost them
 * @property {number | null} [threshold] above which it predicts the second of two classes
 * @property {Record<string, import("./evaluation-types.js").Thresholds>} [thresholds] likewise, by output and by label
 * @property {import("./alone.js").ModelFile} [file] its model's, where it had no data
 * @property {{ id: string, values: Record<string, any> }} [sweep] that it is a run of, and what the sweep set
 * @property {SerializedObject & { output?: string, tree?: import("./trees.js").KeptTree }} [baseline] a classical model in place of the experiment's
 * @typedef {{ path: string, blob: Blob }} NamedFile a person's file, with its folders
 * @typedef {"classification" | "binary" | "regression"} Task
 * @typedef {import("minibatch").Warning} Warning
 *
 * @typedef {{ data: Uint8ClampedArray, width: number, height: number, label?: number | string }} Picture
 *
 * @typedef {SerializedObject & { enabled?: boolean }} Step a step of the preparation; false where it is off
 *
 * @typedef {{ rows: number, by: string | null, groups: string | null }} WindowsDescription
 *
 * @typedef {object} PreparedDescription what preparing the data gave, without the handles
 * @property {Task} task
 * @property {Target["encoding"]} [encoding] of the target's classes, where it does not follow the loss
 * @property {string[]} classNames
 * @property {string[]} [classes] the same as they stand in the data
 * @property {string[]} [targets] the columns that are predicted; none where images are
 * @property {string[]} [labels] the same where each is 0 or 1 in all rows: a row has such a label or not
 * @property {string | null} [scaling] what numbers to predict are scaled by for training
 * @property {import("./outputs.js").OutputDescription[]} outputs the same by output; those above are the looked at one's
 * @property {string} output its name, "" where a model has one
 * @property {number[]} inputShape one sample's shape
 * @property {number} [features] how many columns several inputs take
 * @property {import("./inputs.js").ModelInput[] | null} [modelInputs] null where a model has one
 * @property {string[]} inputs the columns that a new row of a table has
 * @property {string[]} commas those of them whose numbers have decimal commas in the file
 * @property {any[]} steps what each step of the preparation did
 * @property {WindowsDescription | null} [windows] of how many rows a sample is; null where it is one row
 * @property {number} [validationShare] of the training rows, which the files bring to validate with
 * @property {number} trainRows
 * @property {number} testRows
 *
 * @typedef {"value" | "missing" | "not-a-number" | "duplicated"} RowCondition
 *
 * @typedef {object} LookState how the data are looked at; of no consequence for the numbers
 * @property {string} view "rows", "columns" …
 * @property {string} column that is looked at closely, "" where a person chose none
 * @property {{ column: string, ascending: boolean } | null} sort
 * @property {{ is: RowCondition, column?: string, value?: string } | null} filter a value may still be to be typed
 * @property {"" | "train" | "validation" | "test"} part of the rows
 * @property {{ row: number, column: number } | null} cell that the grid is to show
 *
 * @typedef {object} DataState
 * @property {LookState} look
 * @property {any} description the package's description of the source
 * @property {any} examples pictures, or {header, rows}
 * @property {PreparedDescription | null} prepared
 * @property {FileMark[] | null} wanted files that an experiment needs and a person must bring
 * @property {Experiment | null} starting what the sample opens with; null of other data
 * @property {{ label: string | Message, done?: number, total?: number } | null} loading
 * @property {import("./alone.js").ModelFile | null} alone a model that was opened without data
 * @property {Message | null} error what was wrong with the last thing loaded; the data before it is kept
 * @property {import("minibatch").Message[]} warnings
 *
 * @typedef {object} Layer one of a model's config
 * @property {string} name
 * @property {string} class_name
 * @property {Record<string, any>} config Keras's arguments, without the name
 * @property {string[]} [inputs] names of what it reads; left out where it reads the one before it
 * @property {any} [fixed] the config's own entry, where it is connected in a way that the page only shows
 *
 * @typedef {object} GraphView a model's config, read as a list of layers
 * @property {string} name
 * @property {any[]} inputs the entries of its InputLayers
 * @property {Layer[]} layers in an order in which each reads earlier ones
 * @property {any[] | null} outputs Keras's output_layers, null where the last layer is the only one
 *
 * @typedef {object} LayerDescription
 * @property {string} name
 * @property {string} class_name
 * @property {(number | null)[] | null} [output_shape]
 * @property {number | null} [parameters]
 * @property {import("minibatch").ErrorData} [error]
 *
 * @typedef {object} ModelState what the page knows of the model that is set
 * @property {boolean} followed whether the page has just changed it with the data
 * @property {Record<string, LayerDescription>} layers by the layers' names
 * @property {number | null} parameters
 * @property {Message | null} error
 * @property {string | null} selected the layer whose form is open
 * @property {string} removed the class of the layer that was just removed
 * @property {Finding[]} findings
 * @property {import("./begin.js").Beginning[]} begun models' files that were opened, whose weights are kept
 *
 * @typedef {object} Finding what is wrong with the model, the loss, or a run
 * @property {string} key of the locales' text; "" where the core says it
 * @property {Record<string, string | number | Message>} values
 * @property {import("minibatch").ErrorData} [error] what the core says
 * @property {string} layer that it is about; "" where it is about the whole
 * @property {boolean} [loss] whether it is about the loss; `begin`: about the file that training begins with
 * @property {boolean} [begin]
 * @property {string} [output] of several that it is about
 * @property {boolean} blocks whether nothing can be trained before it is mended
 * @property {Repair} [repair]
 *
 * @typedef {object} Repair
 * @property {string} name of the repair: see repairs.js
 * @property {string} [layer] that it changes, or before which it puts one
 * @property {string} [title] the layer's class, or the step's
 * @property {number} [value] of what is set
 * @property {string[]} [columns]
 * @property {string} [target] the layer before which that one goes
 * @property {number[]} [sizes]
 * @property {number} [units]
 * @property {string} [activation]
 * @property {string} [loss]
 * @property {string} [output] whose loss it is
 *
 * @typedef {{ text: boolean, epoch: number | null }} CallbackReport whether it has a text, and the epoch, from 1, it kept
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
 * @typedef {object} RunLog what Keras's log says beside the history
 * @property {number} steps batches of an epoch
 * @property {number[]} seconds that each epoch took
 *
 * @typedef {object} TrainingState the run that is shown
 * @property {string} id of the run
 * @property {Experiment | null} experiment what it was started with; null before any run
 * @property {import("./begin.js").Beginning | null} begins the weights it began with, null: fresh ones
 * @property {RunStatus} status
 * @property {Progress | null} progress
 * @property {number[]} epoch
 * @property {Record<string, (number | null)[]>} history one number per epoch
 * @property {{ x: number, logs: Record<string, number> }[]} tail the epoch that is running
 * @property {number} plannedEpochs
 * @property {number} seconds
 * @property {RunLog} log
 * @property {number} at when it began, in milliseconds since 1970
 * @property {{ key: string, values?: Record<string, string | number>, kind?: string } | null} notice
 * @property {Record<number, CallbackReport>} callbackResults by their places
 * @property {import("minibatch").LayerStatistics[]} layerStatistics of one batch of some epochs, with 640 rows between two
 * @property {Message | null} error
 * @property {boolean} hasWeights whether there is a trained model
 *
 * @typedef {object} RunsState
 * @property {Run[]} list the newest first
 * @property {Run | null} removed the one that was just removed, until another is
 * @property {RunsView} view
 * @property {Comparison | null} comparison
 * @property {import("./sweep.js").SweepState | null} sweep the last one of this visit
 * @property {import("./baselines.js").BaselinesState | null} baselines the classical models that were fitted last
 *
 * @typedef {object} RunsView how the list is looked at
 * @property {string[]} chosen the runs whose curves are drawn, by their ids
 * @property {{ by: string, ascending: boolean } | null} sort null: the newest first
 * @property {string} text that a run must have, in its name, note or changes
 * @property {boolean} isStarred whether only those with a star are shown
 * @property {string} editing the run whose name and note are open
 * @property {string} metric whose curves are drawn
 * @property {string} sweep whose results are drawn; "" for the newest
 * @property {import("./baselines.js").Choices} baselines
 *
 * @typedef {object} Comparison of two runs on the same test rows
 * @property {[string, string]} ids
 * @property {"running" | "ready" | "failed"} status
 * @property {Message | null} error
 * @property {import("./compare.js").Compared[] | null} result of each column that both predict
 *
 * @typedef {object} ProfileState where a training step's time goes
 * @property {"none" | "running" | "ready" | "failed"} status
 * @property {number} done of the steps, while it is measured
 * @property {number} total
 * @property {import("minibatch").Profile | null} result
 * @property {string} of what it was measured with: see subject() in profile.js
 * @property {Message | null} error
 *
 * @typedef {import("./inspection-types.js").InspectionState} InspectionState
 *
 * @typedef {import("./evaluation-types.js").Judged} Judged
 * @typedef {import("./evaluation-types.js").Part} Part
 * @typedef {import("./evaluation-types.js").EvaluationState} EvaluationState
 * @typedef {import("./evaluation-types.js").ExamplesSort} ExamplesSort
 * @typedef {import("./evaluation-types.js").Costs} Costs
 *
 * @typedef {object} PredictionState
 * @property {any} result
 * @property {Message | null} error
 * @property {boolean} busy
 * @property {string | Message} name
 * @property {{ of: unknown, cells: Record<string, string> } | null} row what was typed last, and the description of the
 *   data that it was typed for
 * @property {any} files what is or was predicted for files: their name, and how far it is, or columns and count
 *
 * @typedef {object} EngineState
 * @property {string} build
 * @property {number} threads
 * @property {string} threadsReason why so many, in the package's terms
 * @property {string} relaxedReason why it is relaxed or not, likewise
 * @property {boolean} turbo whether a person asks for a relaxed one
 * @property {Message | null} turboError why the other one did not start
 * @property {boolean} waits whether another one that was chosen waits until nothing on the page computes
 * @property {import("./isolation.js").Isolation} isolation
 * @property {boolean} worker
 * @property {string} version
 * @property {Message | null} error
 * @property {"" | "recovering" | "failed"} recovery where the worker crashed: whether what it held is back
 * @property {Message | null} recoveryError
 *
 * @typedef {object} PageState
 * @property {boolean} opened whether it shows what it opened with, or why it cannot
 * @property {string} theme "auto", "light" or "dark"
 * @property {boolean} canUndo
 * @property {boolean} canRedo
 * @property {"" | "refused" | "full" | "silent"} unsaved why nothing is kept for a reload
 * @property {{ key: string, kind?: string, values?: Record<string, string | number | Message> } | null} notice
 * @property {string} announcement read out by screen readers
 * @property {any[]} samples
 *
 * @typedef {object} UiState what is open; of no consequence for the numbers
 * @property {string[]} sections the recipe's open sections
 * @property {"form" | "code"} recipe how the recipe is shown
 * @property {string} lesson that is shown, or "list", or ""
 * @property {string} tab of the results
 * @property {string} focus the section or tab that has the whole width, or ""
 * @property {CurvesLook} curves
 * @property {string[]} judged the open sections of the Test tab
 * @property {Costs} costs of a wrong prediction
 *
 * @typedef {object} CurvesLook how the curves are looked at
 * @property {number} smoothing the weight of what came before, 0 for curves as they are
 * @property {boolean} log whether their values are on a logarithmic scale
 * @property {{ run: string, range: [from: number, to: number] } | null} zoom the epochs of a run that are shown
 *
 * @typedef {object} Draft what is typed into a field and is no value
 * @property {string[]} text of the field, or of each of its two
 * @property {string} key why it is not a value, as a key of the locales
 * @property {Record<string, number>} values
 * @property {string | undefined} was the value that the experiment keeps, as JSON
 * @property {Experiment} of the experiment it was typed into
 * @property {boolean} [blocks] whether it has kept a training from starting
 *
 * @typedef {object} DraftsState
 * @property {Record<string, Draft>} fields by their paths
 * @property {string} goTo what is to get the focus: a field's path, or a finding
 *
 * @typedef {import("./program-types.js").CodeState} CodeState
 *
 * @typedef {object} State
 * @property {PageState} page
 * @property {UiState} ui
 * @property {Experiment} experiment
 * @property {DraftsState} drafts
 * @property {CodeState} code
 * @property {RunsState} runs
 * @property {EngineState} engine
 * @property {DataState} data
 * @property {ModelState} model
 * @property {TrainingState} training
 * @property {InspectionState} inspection
 * @property {ProfileState} profile
 * @property {EvaluationState} evaluation
 * @property {PredictionState} prediction
 */

export {};
