/** The element as a component of Vue, and composables for a run and a model. */

import { defineComponent, h, onMounted, onScopeDispose, shallowRef, watch } from "vue";
import "minibatch/element";
import { LiveModel, LiveRun } from "./live.js";
import { events, keyOf, properties } from "./properties.js";

const methods = ["train", "pause", "stop", "predict"].concat([
  "getExperiment",
  "setExperiment",
  "getRuns",
]);

export const Playground = defineComponent({
  name: "MinibatchPlayground",
  // Of any kind; no default, so that what is not given stays so.
  props: Object.fromEntries(properties.map((name) => [name, { type: null, required: false }])),
  emits: events,
  /** @param {any} props @param {any} context */
  setup(props, { emit, expose, slots }) {
    const host = shallowRef(/** @type {any} */ (null));
    onMounted(() => {
      for (const event of events) {
        host.value.addEventListener(event, (/** @type {CustomEvent} */ { detail }) =>
          emit(event, detail),
        );
      }
      for (const name of properties) {
        const give = () => {
          if (props[name] !== undefined || host.value[name]) host.value[name] = props[name];
        };
        watch(() => keyOf(props[name]), give, { immediate: true });
      }
    });
    expose({
      element: host,
      ...Object.fromEntries(
        methods.map((name) => [name, (/** @type {any[]} */ ...args) => host.value[name](...args)]),
      ),
    });
    return () => h("minibatch-playground", { ref: host }, slots.default?.());
  },
});

/** @param {any} live @returns {any} its state, which a page follows */
function stateOf(live) {
  const state = shallowRef(live.state);
  live.subscribe((/** @type {any} */ next) => (state.value = next));
  onScopeDispose(() => live.dispose());
  return state;
}

/** A run of an experiment. */
export function useRun() {
  const live = new LiveRun();
  return { state: stateOf(live), start: live.start, stop: live.stop };
}

/** A model, made when the component is mounted. @param {() => any} make */
export function useModel(make) {
  const live = new LiveModel(make);
  onMounted(() => live.open().catch(() => {})); // told by the state
  return { state: stateOf(live), fit: live.fit, predict: live.predict, stop: live.stop };
}
