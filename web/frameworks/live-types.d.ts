/** The types of what minibatch/react, minibatch/vue and minibatch/svelte have in common. */

import type { experiment, ExperimentJson, Run } from "minibatch";

type Experiment = ReturnType<typeof experiment>;

/** Where a training stands. */
export interface Progress {
  status: "idle" | "training" | "done" | "stopped" | "failed";
  /** That ended last, counted from 0; -1 before the first. */
  epoch: number;
  /** Loss and metrics of that epoch, by Keras's names. */
  logs: Record<string, number>;
  /** The same of all epochs so far. */
  history: Record<string, number[]>;
  error: Error | null;
}

export interface RunState extends Progress {
  /** The last run that was completed or stopped. It is disposed with the component, or when the next one starts. */
  run: Run | null;
}

export interface RunActions {
  /**
   * Trains an experiment. Resolves with null where it was stopped before its first step, or failed: `error` says why.
   * @param source its files, as `Experiment.run()` takes them; none for a sample
   */
  start(
    experiment: Experiment | ExperimentJson | object,
    source?: Parameters<Experiment["run"]>[0],
    options?: Parameters<Experiment["run"]>[1],
  ): Promise<Run | null>;
  /** Ends the training; what it has learned stays. */
  stop(): void;
}

/** What `sequential()`, `model()` and `loadModel()` give. */
export interface Trainable {
  fit(...args: any[]): Promise<any>;
  predict(...args: any[]): Promise<any>;
  dispose(): void;
}

export interface ModelState<Model extends Trainable> extends Progress {
  /** null until it is made. It is disposed with the component. */
  model: Model | null;
}

export interface ModelActions<Model extends Trainable> {
  /** As the model's own `fit()`; the model must be compiled. Resolves with null where it failed: `error` says why. */
  fit(...args: Parameters<Model["fit"]>): Promise<Awaited<ReturnType<Model["fit"]>> | null>;
  predict(...args: Parameters<Model["predict"]>): ReturnType<Model["predict"]>;
  stop(): void;
}
