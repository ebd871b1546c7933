/** The types of minibatch/svelte. */

import type { Component, Snippet } from "svelte";
import type { Readable } from "svelte/store";
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

/** `ontrained` and the other events, each with that of the element. */
type Listeners = {
  [Name in keyof PlaygroundEvents as `on${Name}`]?: (
    event: CustomEvent<PlaygroundEvents[Name]>,
  ) => unknown;
};

export interface PlaygroundProps extends Listeners {
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
  lang?: string;
  /** The element, with its methods: `bind:element`. */
  element?: MinibatchPlayground | null;
  children?: Snippet;
}

/** `<minibatch-playground>`. */
export const Playground: Component<PlaygroundProps, {}, "element">;

/** A run of an experiment. */
export function useRun(): Readable<RunState> & RunActions;

/** A model, made when the component is mounted: `() => sequential([…])`, `() => loadModel(file)`. */
export function useModel<Model extends Trainable>(
  make: () => Model | Promise<Model>,
): Readable<ModelState<Model>> & ModelActions<Model>;
