/**
 * The shapes of an experiment and of what it gives. Nothing here runs.
 *
 * An entry of the catalogue with its arguments, as Keras's config has it.
 * @typedef {{ class_name: string, config: Record<string, unknown> }} ConfigJson
 *
 * A step of a preparation; `enabled: false` where it is switched off.
 * @typedef {ConfigJson & { enabled?: boolean }} StepJson
 *
 * A file that is named but not included: whoever runs the experiment provides it. Its size and SHA-256 are
 * checked where they are given.
 * @typedef {{ name: string, size?: number, sha256?: string }} FileJson
 *
 * Where the rows come from: a sample of the page or the package, a URL on the page's own origin, or files.
 * @typedef {{ sample: string } | { url: string } | { files: FileJson[] }} DataJson
 *
 * The model's file whose weights training begins with, and whether its last layer is kept or begins anew, as `begin` of
 * run() says it.
 * @typedef {{ file: FileJson, head?: "own" | "new" }} BeginJson
 *
 * What the reader is told.
 * @typedef {{ class_name: "CSV" | "Images", config: Record<string, unknown> }} ReadingJson
 *
 * What is predicted. `encoding` is how classes reach the loss; left out, it follows the loss.
 * @typedef {object} TargetJson
 * @property {string[]} [columns] of a table
 * @property {"classification" | "regression"} [task] suggested by the column when left out
 * @property {"integer" | "one-hot"} [encoding]
 * @property {"StandardScaler" | "MinMaxScaler" | null} [scaling] of numbers; suggested by them when left out, null: none
 * @property {string} [positive_class] of two classes the one that is class 1
 * @property {string[]} [class_names] in the order of the classes
 * @property {Record<string, Omit<TargetJson, "outputs">>} [outputs] in place of all of these, for a model with several
 *   outputs: what each predicts, by its name. One that is left out needs neither a target nor a loss
 *
 * Keras's arguments of compile(). What is left out follows the task: its loss, its metric.
 * @typedef {object} CompileJson
 * @property {string | ConfigJson} [optimizer] "adam" when left out
 * @property {unknown} [loss] a name or { class_name, config }; of several outputs a list or an object of them
 * @property {unknown} [loss_weights] of several outputs
 * @property {unknown[] | Record<string, unknown>} [metrics]
 * @property {unknown[] | Record<string, unknown>} [weighted_metrics]
 *
 * Keras's arguments of fit(), with Keras's defaults.
 * @typedef {object} FitJson
 * @property {number} [epochs] 1 when left out
 * @property {number} [batch_size] 32 when left out
 * @property {number} [validation_split] when left out, the share of the rows that the files bring to validate with; 0 where
 *   there are none
 * @property {number} [validation_batch_size] batch_size when left out
 * @property {boolean} [shuffle] true when left out
 * @property {ConfigJson[]} [callbacks]
 * @property {Record<string, number> | "balanced"} [class_weight]
 *
 * Everything a person sets, as one plain value. Every key but `minibatch` may be left out.
 * @typedef {object} ExperimentJson
 * @property {1} minibatch the version of this format
 * @property {string} [title]
 * @property {DataJson | null} [data] null: the files that run() is given
 * @property {ReadingJson | null} [reading] null: as the files' contents say
 * @property {TargetJson} [target]
 * @property {Record<string, string[]>} [inputs] for a model of several inputs: which columns of the file each takes, by
 *   its name; what steps make of a column goes where it goes
 * @property {StepJson[] | null} [preparation] steps in their order; null: those that suit the data
 * @property {import("../sequential.js").ModelSpec | null} [model] Keras's config, Sequential or Functional;
 *   null: one that suits the data
 * @property {BeginJson | null} [begin] the model's file whose weights training begins with; null: fresh ones
 * @property {CompileJson} [compile]
 * @property {FitJson | null} [fit] null: what suits the data
 * @property {number} [seed] from which initial weights, splits, shuffling and dropout follow; 0 when left out
 *
 * An experiment with nothing left out, as `experiment(json).json` has it. Frozen.
 * @typedef {object} CompleteExperiment
 * @property {1} minibatch
 * @property {string} title
 * @property {DataJson | null} data
 * @property {ReadingJson | null} reading
 * @property {TargetJson} target
 * @property {Record<string, string[]>} [inputs] left out where the model has one
 * @property {StepJson[] | null} preparation
 * @property {import("../sequential.js").ModelSpec | null} model
 * @property {BeginJson} [begin] left out where training begins with fresh weights
 * @property {CompileJson & { optimizer: string | ConfigJson }} compile
 * @property {Omit<CompleteFit, "validation_split"> & Pick<FitJson, "validation_split"> | null} fit null: what suits the
 *   data. Without a validation_split, rows that the files bring to validate with do that, or none
 * @property {number} seed
 *
 * @typedef {FitJson & { epochs: number, batch_size: number, validation_split: number, shuffle: boolean,
 *   callbacks: ConfigJson[] }} CompleteFit
 *
 * An experiment as it was run, also what was left to the data.
 * @typedef {CompleteExperiment & { fit: CompleteFit }} RunExperiment
 *
 * What a training gave, without its weights.
 * @typedef {object} RunJson
 * @property {RunExperiment} experiment
 * @property {Record<string, number[]>} history
 * @property {number[]} epoch
 * @property {Record<string, number> | null} evaluation
 * @property {number} seconds
 * @property {import("./platform.js").Machine} machine
 * @property {string} fingerprint
 * @property {import("../../wire/protocol.js").FitResult["stopReason"]} stopReason
 * @property {number | null} bestEpoch
 * @property {import("../thresholds.js").Thresholds} [threshold] above which classes and labels are predicted, where it is not a half
 *
 * One fault of an experiment, and its path: "fit.epoches". `message` is the English text.
 * @typedef {Required<import("../../messages/render.js").Message> & { path: string, message: string }}
 *   ExperimentFault
 */

export {};
