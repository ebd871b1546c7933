/**
 * Work in slices, and the jobs that look at a model; a part of bindings.d.ts.
 */

import type { CoreObject, Floats } from "./data-bindings.js";

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
