/** The types of element.js, which are published beside it as element.d.ts. */

/** An experiment as JSON: see the documentation's page about experiments. */
export interface PlaygroundExperiment {
  minibatch: number;
  title?: string;
  data?: { sample: string } | { url: string } | { files: { name: string }[] } | null;
  [part: string]: unknown;
}

/** What a training gave. */
export interface PlaygroundRun {
  id: string;
  experiment: PlaygroundExperiment;
  /** The epochs, from 0. */
  epoch: number[];
  /** Loss and metrics of each epoch, by Keras's names. */
  history: Record<string, (number | null)[]>;
  /** The scores on the test rows, by their names; empty where there are none. */
  evaluation: Record<string, number>;
  seconds: number;
  /** SHA-256 of the weights, in hexadecimal. */
  fingerprint: string;
  stopReason: string;
  bestEpoch: number | null;
  /** When it began, in milliseconds since 1970. */
  at: number;
  [part: string]: unknown;
}

/** What one output predicts for a row: a class with all probabilities, those of labels, or numbers by their columns. */
export type PlaygroundOutput =
  | { class: string; probabilities: Record<string, number> }
  | { probabilities: Record<string, number> }
  | { values: Record<string, number> };

/** The same of a model with several outputs, by their names. */
export type PlaygroundPrediction = PlaygroundOutput | { outputs: Record<string, PlaygroundOutput> };

/** A row by its columns' names, or an image. */
export type PlaygroundRow = Record<string, string | number | boolean | null> | Blob;

/** The details of the element's events. */
export interface PlaygroundEvents {
  ready: { experiment: PlaygroundExperiment };
  change: { experiment: PlaygroundExperiment };
  /** `epoch` counts from 0; `epochs` are planned. */
  epoch: { epoch: number; epochs: number; logs: Record<string, number | null> };
  evaluated: {
    part: "train" | "validation" | "test";
    metrics: Record<string, number>;
    rows: number;
    right?: number;
    scores?: Record<string, number>;
  };
  trained: { run: PlaygroundRun };
  predicted: { predictions: PlaygroundPrediction[] };
  /** `of` says what failed: "data", "engine", "evaluation", "prediction" or "training". */
  error: { of?: string; id: string; message: string };
}

export interface MinibatchPlayground {
  addEventListener<Name extends keyof PlaygroundEvents>(
    type: Name,
    listener: (event: CustomEvent<PlaygroundEvents[Name]>) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** A widget of a notebook or a page, as anywidget takes it. */
declare const widget: {
  render(context: {
    model: {
      get(trait: string): any;
      set(trait: string, value: unknown): void;
      save_changes?(): void;
      on(event: string, listener: (...args: any[]) => void): void;
      off?(event: string, listener: (...args: any[]) => void): void;
      send?(message: object): void;
    };
    el: HTMLElement;
  }): Promise<() => void>;
};
export default widget;

/** `<minibatch-playground>`. Its methods load what they need, and reject with an Error that says what is wrong. */
export class MinibatchPlayground extends HTMLElement {
  static observedAttributes: string[];
  /** The experiment as it is now. Set: a sample's name, a link, an address, or JSON. */
  get experiment(): PlaygroundExperiment | string | null;
  set experiment(value: object | string | null);
  /** Files of data, in place of the experiment's own; a File has its name. */
  data: Blob | readonly Blob[] | null;
  /**
   * Which tasks of lessons are done, and when (in milliseconds since 1970). Set before it starts: what the browser has kept does
   * not count, and it keeps nothing.
   */
  progress: Record<string, { started: number; done: Record<string, number> }> | null;
  /** The name of a lesson, which brings its own experiment where none is given. */
  lesson: string;
  /** The address of a data file, in place of the experiment's own. */
  src: string;
  /** Names of sections, tabs and controls, with spaces between. All when empty. */
  show: string;
  /** "light", "dark" or "auto"; as the page around it when empty. */
  theme: string;
  /** Resolves when the run is over. Goes on with one that is paused. */
  train(): Promise<PlaygroundRun>;
  pause(): Promise<void>;
  stop(): Promise<void>;
  predict(x: PlaygroundRow[]): Promise<PlaygroundPrediction[]>;
  predict(x: PlaygroundRow): Promise<PlaygroundPrediction>;
  getExperiment(): Promise<PlaygroundExperiment>;
  setExperiment(experiment: object | string): Promise<void>;
  /** The newest first. */
  getRuns(): Promise<PlaygroundRun[]>;
}

declare global {
  interface HTMLElementTagNameMap {
    "minibatch-playground": MinibatchPlayground;
  }
}
