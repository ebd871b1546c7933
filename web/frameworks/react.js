/** The element as a component of React, and hooks for a run and a model. */

import {
  createElement,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import "minibatch/element";
import { LiveModel, LiveRun } from "./live.js";
import { events, keyOf, properties } from "./properties.js";

/** @param {string} event */
const handlerOf = (event) => `on${event[0].toUpperCase()}${event.slice(1)}`;

const own = new Set([...properties, ...events.map(handlerOf)]);

export const Playground = forwardRef(
  /** @param {any} props @param {any} ref the element */
  function Playground(props, ref) {
    const host = useRef(/** @type {any} */ (null));
    const latest = useRef(props);
    useImperativeHandle(ref, () => host.current, []);
    useEffect(() => {
      latest.current = props;
    });
    useEffect(() => {
      const ending = new AbortController();
      for (const event of events) {
        const hear = (/** @type {Event} */ happened) =>
          latest.current[handlerOf(event)]?.(happened);
        host.current.addEventListener(event, hear, { signal: ending.signal });
      }
      return () => ending.abort();
    }, []);
    for (const name of properties) {
      useEffect(() => {
        if (props[name] !== undefined || host.current[name]) host.current[name] = props[name];
      }, [keyOf(props[name])]);
    }
    const others = Object.fromEntries(Object.entries(props).filter(([name]) => !own.has(name)));
    return createElement("minibatch-playground", { ...others, ref: host });
  },
);

/** @param {any} live */
const useLive = (live) =>
  useSyncExternalStore(
    live.subscribe,
    () => live.state,
    () => live.state,
  );

/** A run of an experiment. */
export function useRun() {
  const [live] = useState(() => new LiveRun());
  useEffect(() => () => live.dispose(), [live]);
  return { ...useLive(live), start: live.start, stop: live.stop };
}

/** A model, made when the component is mounted. @param {() => any} make */
export function useModel(make) {
  const [live] = useState(() => new LiveModel(make));
  useEffect(() => {
    live.open().catch(() => {}); // told by the state
    return () => live.dispose();
  }, [live]);
  return { ...useLive(live), fit: live.fit, predict: live.predict, stop: live.stop };
}
