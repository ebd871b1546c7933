/**
 * Work in slices, and the jobs that look at a model or fit a classical one; a part of bindings.d.ts.
 */

import type { Dataset, Predictions } from "./bindings.js";
import type { CoreObject, Doubles, Floats } from "./data-bindings.js";

/** How a slice of work ended: see core/training/job.h. */
type JobState = "running" | "epochEnd" | "done" | "outside" | "hook";

export interface Job extends CoreObject {
  step(budgetMs: number): JobState;
  progress(): string;
  /** JSON: {callback, hook, index, logs}; see core/training/callbacks/callback_list.h. */
  hook(): string;
  /** `answer` is JSON: {logs, stop}. */
  answer(answer: string): void;
}

/** See core/training/observe.h: JSON that says where the values of each tensor are. */
export interface ObserveJob extends Job {
  result(): string;
  values(): Floats;
}

/** What a model predicts: see core/training/predict.h. */
export interface PredictJob extends Job {
  /** JSON: (rows, ...output shape). */
  shape(output: number): string;
  output(output: number): Floats;
}

/** A classical model: see core/baselines/baseline_jobs.h. */
export interface FittedBaseline extends CoreObject {
  /** Of each node of a decision tree left, right, feature, threshold, impurity, rows and value. */
  tree(): Doubles;
  /** How many numbers it predicts for a row. */
  outputs(): number;
}

export interface BaselineJob extends CoreObject {
  /** Whether it is done. */
  step(budgetMs: number): boolean;
  /** From 0 to 1. */
  done(): number;
}

export interface BaselineFitJob extends BaselineJob {
  take(): FittedBaseline;
}

export interface BaselinePredictJob extends BaselineJob {
  predictions(): Predictions;
  outputs(): Floats;
}

export interface BaselineJobs {
  /** `config` is JSON: {class_name, config}. */
  BaselineFitJob: new (config: string, train: Dataset) => BaselineFitJob;
  BaselinePredictJob: new (fitted: FittedBaseline, data: Dataset) => BaselinePredictJob;
}
