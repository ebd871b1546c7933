/**
 * What bindings.cpp exports. Only the engine uses it (wasm/engine/); the public API is wasm/api/. Shapes and configs cross as JSON
 * text. Every class holds memory of the core until `delete()`. Functions throw an Error with a `code` (see wasm/messages/error.js).
 */

import type {
  Bytes,
  Classes,
  CoreObject,
  CsvReader,
  Doubles,
  Floats,
  ImageLooks,
  Rows,
  Table,
  Texts,
} from "./data-bindings.js";

import type { BaselineJobs, Job, ObserveJob, PredictJob } from "./job-bindings.js";
export * from "./data-bindings.js";
export * from "./job-bindings.js";

export interface Dataset extends CoreObject {
  /** The inputs of `other` after this one's. */
  withInputsOf(other: Dataset): Dataset;
  /** `classes`: how many classes the targets are indices of; 0 if they are not class indices. */
  withTargets(targets: Floats, targetShape: string, classes: number): Dataset;
  /** Sample weights for a target, or for all with -1. */
  withWeights(weights: Floats, weightShape: string, target: number): Dataset;
  /** JSON: [inputs' names, targets' names]. */
  withNames(names: string): Dataset;
  borders(): Doubles;
  /** Class indices in an encoding that stays. */
  withEncoding(encoding: "integer" | "one-hot"): Dataset;
  subset(rows: Rows): Dataset;
  rows(): number;
  /** JSON: [{name, shape}], of one row. */
  inputs(): string;
  /** JSON: [{name, shape, classes}]. */
  targets(): string;
  hasTargets(): boolean;
  hasWeights(): boolean;
  /** Of an input. */
  storesBytes(input: number): boolean;
  /** Features of the rows as stored, before scaling; only where storesBytes(). */
  bytesOf(rows: Rows, input: number): Bytes;
  /** Features of the rows as the model sees them. */
  featuresOf(rows: Rows, input: number): Floats;
  /** A number of each row, where the inputs stand one behind the other. */
  feature(place: number): Doubles;
  /** The same rows with one target; targetsOf() is of the first. */
  withOneTarget(target: number): Dataset;
  targetsOf(rows: Rows): Floats;
  /** JSON: the first input number that is not finite, {input, row, position, value}; or null. */
  firstNotFinite(): string;
}

/** Threads for models to compute with. */
export interface ThreadPool extends CoreObject {}

/** What becomes of an image of a size, JSON: [height, width, channels]. */
interface ImageSteps {
  imageSize(from: string): string;
  imageBytes(pixels: Bytes, from: string): Bytes;
}

/** Rows being made ready to train on; see core/preparation/prepare_job.h. */
export interface PrepareJob extends CoreObject, ImageSteps {
  /** Works for about `budgetMs`; returns whether all is done, which the other functions require, or it wantsPixels(). */
  step(budgetMs: number): boolean;
  wantsPixels(): boolean;
  givePixels(train: Dataset, test: Dataset): void;
  targets(): Floats;
  changesBytes(): boolean;
  /** Of a table, as test(). */
  train(): Dataset;
  test(): Dataset;
  trainRows(): Rows;
  testRows(): Rows;
  unlabelled(): number;
  /** What was fitted; can be called once. */
  takePreparation(): Preparation;
}

/** Steps being run over a table; see core/preparation/pipeline.h. */
export interface PipelineJob extends CoreObject {
  step(budgetMs: number): boolean;
  takePreparation(): Preparation;
  takeTable(): Table;
}

/** Fitted steps; see core/preparation/preparation.h. */
export interface Preparation extends CoreObject, ImageSteps {
  toJson(): string;
  /** A row of cells, {column: text} as JSON, as the model takes it. */
  transformCells(cells: string): Dataset;
  /** JSON: [row, column] of each cell that is no number and should be one. */
  notNumbers(cells: string): string;
  /** The same bytes as what they stand for. */
  withPixels(images: Dataset): Dataset;
}

export interface Model extends CoreObject {
  /** JSON: [{name, shape}], of one row. */
  inputs(): string;
  outputs(): string;
  toJson(): string;
  describe(): string;
  /** JSON: [{name, shape}], in the order of copyWeights(). */
  weightList(): string;
  copyWeights(): Floats;
  setWeights(values: Floats): void;
  /** How many numbers stateful layers carry from batch to batch, for all rows of one; behind the others in copyState(). */
  stateSize(): number;
  resetStates(): void;
}

export interface Trainer extends CoreObject {
  /** JSON: ["loss", "accuracy" …]. */
  logNames(): string;
  /** JSON, by output: {name, shape}, or null where it wants no target. */
  targets(): string;
  /**
   * What a step that returned "outside" waits for. JSON: {gradient, outputs: [{output, loss, metrics: [n],
   * prediction: shape, target: shape}]}.
   */
  outsideQuestion(): string;
  /** Of an output in the current step. */
  prediction(output: number): Floats;
  target(output: number): Floats;
  /** One value for each position, or one for the batch; the gradient is empty where none was asked for. */
  giveLoss(output: number, values: Floats, gradient: Floats): void;
  /** One value for each row, or one for the batch. */
  giveMetric(metric: number, values: Floats): void;
  resetMetrics(): void;
  learningRate(): number;
  setLearningRate(rate: number): void;
  iteration(): number;
  /** How many numbers the optimizer keeps, as Keras counts them; 0 before the first step. */
  optimizerParameters(): number;
  copyState(): Floats;
  setState(values: Floats, iteration: number, learningRate: number): void;
}

export interface Predictor extends CoreObject {}

export interface FitJob extends Job {
  stop(): void;
  stopTraining(): void;
  /** JSON: what each callback has to show, or null. */
  callbackResults(): string;
  /** The numbers that belong to a callback's result. */
  resultValues(callback: number): Floats | null;
  history(): string;
  /** JSON: see core/training/layer_statistics.h. */
  takeStatistics(): string;
  lastEpoch(): string;
}

export interface EvaluateJob extends Job {
  result(): string;
  takePredictions(): Predictions;
}

/** Predictions and their targets, for each output that has targets; see core/evaluation/predictions.h. */
export interface Predictions extends CoreObject {
  /** JSON: [{name, classes, width}]. */
  outputs(): string;
  /** The number of classes, then true class, predicted class and count of each cell; no threshold is NaN. */
  confusionMatrix(output: number, threshold: number, occurring: boolean): Doubles;
  /** JSON in and out; see core/evaluation/score.h. */
  score(output: number, query: string): string;
  /** What always predicting the same gets; see core/training/prior.h. */
  prior(train: Dataset): Predictions;
  /** The items of a query, which is that of page(), in its order; `among` are the rows to choose from. */
  select(output: number, query: string, among: Rows | null): Rows;
  /** Items as select() gives them; `suggest` the classes they are more likely of. No threshold is NaN. */
  at(output: number, items: Rows, threshold: number, suggest: boolean): PredictionsPage;
  /** `query` is JSON: {filter, actual, predicted, label, least, most, order, by, threshold, from, count}. */
  page(output: number, query: string): PredictionsPage;
}

/** Each function hands its numbers over, so it can be called only once. */
export interface PredictionsPage extends CoreObject {
  total(): number;
  rows(): Rows;
  positions(): Rows;
  actual(): Floats;
  predicted(): Floats;
  score(): Floats;
  suggested(): Classes;
  probabilities(): Floats;
}

export interface OnBatchJob extends Job {
  /** JSON: {loss: …}. */
  result(): string;
}

export interface ProfileJob extends Job {
  /** JSON; see core/training/profile.h. */
  result(): string;
}

export interface Core extends BaselineJobs, ImageLooks {
  Bytes: new (count: number) => Bytes;
  Floats: new (count: number) => Floats;
  Doubles: new (count: number) => Doubles;
  Rows: new (count: number) => Rows;
  Classes: new (count: number) => Classes;
  Dataset: {
    /** Adopts the buffer's memory: it is empty afterwards. x = byte * scale. */
    fromBytes(features: Bytes, sampleShape: string, scale: number): Dataset;
    /** Adopts the buffer's memory: it is empty afterwards. */
    fromFloats(features: Floats, sampleShape: string): Dataset;
  };
  Table: new () => Table;
  Texts: new () => Texts;
  /** `reading`: pandas's arguments as JSON; `head`: the beginning of the text. */
  CsvReader: new (reading: string, head: Bytes) => CsvReader;
  PrepareJob: {
    /** `options` is JSON: {target, preparation, seed}. */
    ofTable(table: Table, options: string): PrepareJob;
    /** `images` is JSON: {classNames, test, sorted}. */
    ofImages(labels: Classes, images: string, options: string): PrepareJob;
  };
  PipelineJob: {
    /** `steps` is JSON. */
    fit(table: Table, steps: string, seed: number): PipelineJob;
    run(table: Table, fitted: Preparation): PipelineJob;
  };
  Preparation: {
    /** What toJson() returned. */
    fromJson(json: string): Preparation;
  };
  Model: new (spec: string, seed: number) => Model;
  /** The model must outlive it. */
  Trainer: new (model: Model, config: string, seed: number) => Trainer;
  /** The model must outlive it. */
  Predictor: new (model: Model) => Predictor;
  /** The trainer must outlive it. */
  FitJob: new (
    trainer: Trainer,
    train: Dataset,
    validation: Dataset | null,
    options: string,
  ) => FitJob;
  EvaluateJob: new (
    trainer: Trainer,
    dataset: Dataset,
    batchSize: number,
    callbacks: string,
    keepPredictions: boolean,
  ) => EvaluateJob;
  /** One step on all rows. `options` is JSON: {class_weight?}. */
  OnBatchJob: new (
    trainer: Trainer,
    dataset: Dataset,
    training: boolean,
    options: string,
  ) => OnBatchJob;
  ObserveJob: new (model: Model, dataset: Dataset, options: string) => ObserveJob;
  ObserveStepJob: new (trainer: Trainer, dataset: Dataset, options: string) => ObserveJob;
  ProfileJob: new (
    trainer: Trainer,
    dataset: Dataset,
    batchSize: number,
    steps: number,
    warmUp: number,
  ) => ProfileJob;
  PredictJob: new (
    predictor: Predictor,
    dataset: Dataset,
    batchSize: number,
    callbacks: string,
    trainingSeed: number,
  ) => PredictJob;

  // Only in the module with threads.
  ThreadPool?: new (threads: number) => ThreadPool;
  /** The model computes with these threads, which must outlive it. Call it before any other use of the model. */
  useThreads?(model: Model, threads: ThreadPool): void;
  /** Emscripten's own: the workers that the threads run in; no thread runs in those unused. */
  PThread?: { terminateAllThreads(): void; unusedWorkers: Worker[] };
  /** Likewise: where the stack ends, and puts it there. */
  stackSave(): number;
  stackRestore(end: number): void;

  describeSpec(spec: string): string;
  /** Sizes are [height, width, channels]; see core/data/image_resize.h. */
  resizeImage(pixels: Bytes, from: string, to: string): Bytes;
  /** Predictions of one output, of arrays; see core/evaluation/predictions.h. */
  predictionsOfClasses(labels: Classes, predictions: Classes, classes: number): Predictions;
  predictionsOfOutputs(
    targets: Floats,
    outputs: Floats,
    width: number,
    classes: number,
  ): Predictions;
  /** Bytes the core has taken from the page, and those of them in use. */
  memoryBytes(): number;
  usedBytes(): number;
}

export interface CoreOptions {
  /** The module's bytes, which the glue then compiles itself. */
  wasmBinary?: Uint8Array;
  /** Creates the instance that the glue works with, and passes it to `done`. */
  instantiateWasm?: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ) => object;
  /** Instead of console.error. */
  printErr?: (text: string) => void;
  /** For the module with threads: how many, and the URL of the script that they run. */
  threads?: number;
  threadsScript?: string | URL;
}

export default function createCore(options?: CoreOptions): Promise<Core>;
