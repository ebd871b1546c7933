/** The types of minibatch/vue. */

import type { DefineComponent, ShallowRef } from "vue";
import type { MinibatchPlayground, PlaygroundEvents } from "minibatch/element";
import type { ModelActions, ModelState, RunActions, RunState, Trainable } from "./live-types.js";

export type {
  ModelActions,
  ModelState,
  Progress,
  RunActions,
  RunState,
  Trainable,
} from "./live-types.js";

export interface PlaygroundProps {
  /** A sample's name, a link, an address, or JSON. */
  experiment?: object | string | null;
  /** Files of data, in place of the experiment's own. */
  data?: Blob | readonly Blob[] | null;
  /** The address of a data file. */
  src?: string;
  lesson?: string;
  /** Names of sections, tabs and controls, with spaces between. */
  show?: string;
  /** "light", "dark" or "auto". */
  theme?: string;
}

/** Each event with the detail of the element's. */
type Emits = { [Name in keyof PlaygroundEvents]: (detail: PlaygroundEvents[Name]) => unknown };

type Methods = Pick<
  MinibatchPlayground,
  "train" | "pause" | "stop" | "predict" | "getExperiment" | "setExperiment" | "getRuns"
>;

/** `<minibatch-playground>`, with its methods. */
export const Playground: DefineComponent<PlaygroundProps, Methods, {}, {}, {}, {}, {}, Emits>;

/** A run of an experiment. */
export function useRun(): { state: Readonly<ShallowRef<RunState>> } & RunActions;

/** A model, made when the component is mounted: `() => sequential([…])`, `() => loadModel(file)`. */
export function useModel<Model extends Trainable>(
  make: () => Model | Promise<Model>,
): { state: Readonly<ShallowRef<ModelState<Model>>> } & ModelActions<Model>;
