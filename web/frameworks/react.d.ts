/** The types of minibatch/react. */

import type { ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from "react";
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

type Heard<Name extends keyof PlaygroundEvents> = (
  event: CustomEvent<PlaygroundEvents[Name]>,
) => unknown;

export interface PlaygroundProps extends Omit<
  HTMLAttributes<MinibatchPlayground>,
  "onChange" | "onError"
> {
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
  onReady?: Heard<"ready">;
  onChange?: Heard<"change">;
  onEpoch?: Heard<"epoch">;
  onEvaluated?: Heard<"evaluated">;
  onTrained?: Heard<"trained">;
  onPredicted?: Heard<"predicted">;
  onError?: Heard<"error">;
}

/** `<minibatch-playground>`; its ref is the element, with its methods. */
export const Playground: ForwardRefExoticComponent<
  PlaygroundProps & RefAttributes<MinibatchPlayground>
>;

/** A run of an experiment. */
export function useRun(): RunState & RunActions;

/** A model, made when the component is mounted: `() => sequential([…])`, `() => loadModel(file)`. */
export function useModel<Model extends Trainable>(
  make: () => Model | Promise<Model>,
): ModelState<Model> & ModelActions<Model>;
