/**
 * What a page and a frame in it say to each other, as messages with `minibatch: 1`, the version of this protocol.
 *
 * The frame says `{ type: "height", height }` in pixels, and `{ type: "event", name, detail }` for each event of the element.
 * The page may say `{ type: "call", id, method, args }`, a method of the element, which is answered by
 * `{ type: "answer", id, value }` or `{ type: "answer", id, error: { message } }`.
 *
 * Calls are taken from the page around the frame alone, and events told to it alone: to the origin that `?origin=` names in the
 * frame's address, or else the browser gives as the referrer. Where neither is known, only the height is told.
 */

/** @import { MinibatchPlayground } from "../element.js" */

const version = 1;
const events = ["ready", "change", "epoch", "trained", "evaluated", "predicted", "error"].concat(
  "minibatch-lesson",
);
const methods = /** @type {const} */ ([
  "train",
  "pause",
  "stop",
  "predict",
  "getExperiment",
  "setExperiment",
  "getRuns",
]);

/** @param {string} address @returns {string} "" where it has none that can be named */
function originOf(address) {
  try {
    const { origin } = new URL(address);
    return origin === "null" ? "" : origin;
  } catch {
    return "";
  }
}

/** Whether a message is a call of this version. @param {any} data */
export const isCall = (data) => data?.minibatch === version && data.type === "call";

/**
 * What a call gives, as a message.
 * @param {MinibatchPlayground} element
 * @param {any} data
 */
export async function answerTo(element, { id, method, args = [] }) {
  const answer = { minibatch: version, type: "answer", id };
  try {
    await customElements.whenDefined(element.localName);
    const name = methods.find((one) => one === method);
    if (!name) throw new TypeError(`Expected one of ${methods.join(", ")}; received ${method}.`);
    const act = /** @type {(...args: any[]) => Promise<any>} */ (element[name]);
    return { ...answer, value: (await act.apply(element, args)) ?? null };
  } catch (error) {
    return { ...answer, error: { message: /** @type {Error} */ (error).message } };
  }
}

/**
 * @param {MinibatchPlayground} element that is the frame's page
 * @param {string} named the origin of the page around it, as its address has it
 */
export function listen(element, named) {
  const { parent } = globalThis;
  if (parent === globalThis.self) return;
  const origin = originOf(named || document.referrer);
  const say = (/** @type {object} */ message, to = origin) =>
    to && parent.postMessage({ minibatch: version, ...message }, to);
  for (const name of events) {
    element.addEventListener(name, (event) =>
      say({ type: "event", name, detail: /** @type {CustomEvent} */ (event).detail }),
    );
  }
  let height = 0;
  new ResizeObserver(([{ target }]) => {
    const now = Math.ceil(target.getBoundingClientRect().height);
    if (now === height) return;
    height = now;
    say({ type: "height", height }, origin || "*");
  }).observe(element);
  addEventListener("message", async (event) => {
    const { data, source } = event;
    if (source !== parent || !origin || event.origin !== origin) return;
    if (isCall(data)) say(await answerTo(element, data));
  });
}
