/** The element as a component of Svelte, and stores of a run and a model. */

import { onDestroy, onMount } from "svelte";
import { LiveModel, LiveRun } from "./live.js";

export { default as Playground } from "./Playground.svelte";

/** A run of an experiment: a store. */
export function useRun() {
  const live = new LiveRun();
  onDestroy(() => live.dispose());
  return { subscribe: live.subscribe, start: live.start, stop: live.stop };
}

/** A model, made when the component is mounted: a store. @param {() => any} make */
export function useModel(make) {
  const live = new LiveModel(make);
  onMount(() => void live.open().catch(() => {})); // told by the state
  onDestroy(() => live.dispose());
  const { subscribe, fit, predict, stop } = live;
  return { subscribe, fit, predict, stop };
}
