/**
 * What bindings.cpp exports. Runs in the engine only (wasm/engine/), never on a page's own terms: the
 * public API is wasm/api/. Shapes and configs cross as JSON text. Every class holds memory of the core
 * until `delete()`. Functions throw an Error with a `code` (see wasm/messages/error.js).
 */

interface CoreObject {
  delete(): void;
}

/** Memory in the core. */
interface Buffer<View> extends CoreObject {
  /** A view of the memory as it lies now: use it at once and let it go, growth detaches it. */
  view(): View;
}

export interface Bytes extends Buffer<Uint8Array> {}
export interface Floats extends Buffer<Float32Array> {}
export interface Doubles extends Buffer<Float64Array> {}
/** Row numbers. */
export interface Rows extends Buffer<Uint32Array> {}
/** Class indices. */
export interface Classes extends Buffer<Int32Array> {}

export interface Dataset extends CoreObject {
  /** The inputs of `other` behind this one's. */
  withInputsOf(other: Dataset): Dataset;
  /** `classes`: how many classes the targets are indices of; 0: they are none. */
  withTargets(targets: Floats, targetShape: string, classes: number): Dataset;
  /** Sample weights for a target, or for all with -1. */
  withWeights(weights: Floats, weightShape: string, target: number): Dataset;
  /** JSON: [inputs' names, targets' names]. */
  withNames(names: string): Dataset;
  subset(rows: Rows): Dataset;
  rows(): number;
  /** JSON: [{name, shape}], of one row. */
  inputs(): string;
  /** JSON: [{name, shape, classes}]. */
  targets(): string;
  hasTargets(): boolean;
  hasWeights(): boolean;
  storesBytes(): boolean;
  memoryBytes(): number;
  /** Features of the rows as stored, before scaling; only where storesBytes(). */
  bytesOf(rows: Rows): Bytes;
  /** Features of the rows as the model sees them. */
  featuresOf(rows: Rows): Floats;
  targetsOf(rows: Rows): Floats;
}

/** Columns of a file. */
export interface Table extends CoreObject {
  /** Adopts the buffer's memory; NaN where a cell is missing. */
  addNumbers(name: string, values: Doubles): void;
  /** Adopts the buffer's memory; -1 where a cell is missing. `categories` is a JSON list of texts. */
  addCategories(name: string, codes: Classes, categories: string): void;
  /** JSON; see core/data/statistics.h. */
  statistics(column: string): string;
  suggestTask(column: string): "classification" | "regression";
}

/** Threads that models compute with. */
export interface ThreadPool extends CoreObject {}

/** A table split, with its preprocessing fitted; see core/data/table_dataset.h. */
export interface TableDataset extends CoreObject {
  train(): Dataset;
  test(): Dataset;
  /** JSON: {task, classNames, featureNames, dropped, unlabelled, stratified, preprocessor, target}. */
  describe(): string;
  /** New rows as the model takes them. */
  transform(table: Table): Dataset;
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
}

export interface Trainer extends CoreObject {
  /** JSON: ["loss", "accuracy" …]. */
  logNames(): string;
  /** JSON, by output: {name, shape}, or null where it wants no target. */
  targets(): string;
  /** One step on all rows; JSON: {loss: …}. `options` is JSON: {class_weight?}. */
  runOnBatch(dataset: Dataset, training: boolean, options: string): string;
  resetMetrics(): void;
  learningRate(): number;
  setLearningRate(rate: number): void;
  iteration(): number;
  copyState(): Floats;
  setState(values: Floats, iteration: number, learningRate: number): void;
}

export interface Predictor extends CoreObject {}

/** What a slice of work ended with: 0 running, 1 an epoch is complete, 2 done, 3 a callback is asked. */
type JobState = 0 | 1 | 2 | 3;

interface Job extends CoreObject {
  step(budgetMs: number): JobState;
  progress(): string;
  /** JSON: {callback, hook, index, logs}; see core/training/callbacks/callback_list.h. */
  hook(): string;
  /** `answer` is JSON: {logs, stop}. */
  answer(answer: string): void;
}

export interface FitJob extends Job {
  stop(): void;
  stopTraining(): void;
  /** JSON: what each callback has to show, or null. */
  outcomes(): string;
  /** The numbers that belong to a callback's outcome. */
  kept(callback: number): Floats | null;
  history(): string;
  lastEpoch(): string;
}

export interface EvaluateJob extends Job {
  result(): string;
  takePredictions(): Predictions;
}

/** Predictions beside their targets, for each output that takes some; see core/evaluation/predictions.h. */
export interface Predictions extends CoreObject {
  /** JSON: [{name, classes}]. */
  outputs(): string;
  /** The number of classes, then true class, predicted class and count of each cell. */
  confusionMatrix(output: number): Doubles;
  classificationReport(output: number): string;
  /** `query` is JSON: {filter, actual, predicted, order, from, count}. */
  page(output: number, query: string): PredictionsPage;
}

/** Its numbers are given away: each is asked for once. */
export interface PredictionsPage extends CoreObject {
  total(): number;
  rows(): Rows;
  positions(): Rows;
  actual(): Floats;
  predicted(): Floats;
  score(): Floats;
  probabilities(): Floats;
}

export interface PredictJob extends Job {
  output(output: number): Floats;
}

export interface ProfileJob extends Job {
  /** See core/training/profile.h. */
  result(): Doubles;
}

export interface Core {
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
  /** `options` is JSON: {target, task?, features?, testSize?, seed?, stratify?, maxCategories?}. */
  TableDataset: new (table: Table, options: string) => TableDataset;
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
  ) => PredictJob;

  // Only in the module with threads.
  ThreadPool?: new (threads: number) => ThreadPool;
  /** The model computes with these threads, which must outlive it. Before it is trained or asked. */
  useThreads?(model: Model, threads: ThreadPool): void;
  /** Emscripten's own: ends the workers that the threads run in. */
  PThread?: { terminateAllThreads(): void };

  catalogJson(): string;
  describeSpec(spec: string): string;
  /** Sizes are [height, width, channels]; see core/data/image_resize.h. */
  resizeImage(pixels: Bytes, from: string, to: string): Bytes;
  /** Fills `train` and `test`, which bring no memory of their own; see core/data/split.h. */
  trainTestSplit(rows: number, testSize: number, seed: number, train: Rows, test: Rows): void;
  stratifiedSplit(classes: Classes, testSize: number, seed: number, train: Rows, test: Rows): void;
  canStratify(classes: Classes, testSize: number): boolean;
  /** As Predictions.confusionMatrix(); `classes` 0 stands for those that occur. */
  confusionMatrix(labels: Classes, predictions: Classes, classes: number): Doubles;
  /** JSON; see core/evaluation/classification_report.h. */
  classificationReport(labels: Classes, predictions: Classes, classes: number): string;
  /** Bytes the core has taken from the page, and those of them in use. */
  memoryBytes(): number;
  usedBytes(): number;
}

export interface CoreOptions {
  /** The module, which the glue compiles itself then. */
  wasmBinary?: Uint8Array;
  /** Makes the instance that the glue works with, and hands it to `done`. */
  instantiateWasm?: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ) => object;
  /** Instead of console.error. */
  printErr?: (text: string) => void;
  /** Of the module with threads: how many, and the URL of the script that they run. */
  threads?: number;
  threadsScript?: string | URL;
}

export default function createCore(options?: CoreOptions): Promise<Core>;
