/**
 * The engine's end of the protocol: takes calls, has them done, sends answers. Lives in the package's
 * worker or in the page's thread; it sees no difference.
 */

import { buildId } from "../../build/generated/build.js";
import { MinibatchError } from "../messages/error.js";
import { loadCore } from "../engine/load-core.js";
import { baselineHandlers } from "../engine/baseline-handlers.js";
import { checkHandlers } from "../engine/check-handlers.js";
import { dataHandlers } from "../engine/data-handlers.js";
import { evaluationHandlers } from "../engine/evaluation-handlers.js";
import { hashHandlers } from "../engine/hash-handlers.js";
import { Handles } from "../engine/handles.js";
import { Jobs } from "../engine/jobs.js";
import { lookHandlers } from "../engine/look-handlers.js";
import { loadModelFiles, loadTexts, modelFileHandlers } from "../engine/model-file-handlers.js";
import { modelHandlers } from "../engine/model-handlers.js";
import { checkBuild } from "./check-build.js";
import { toWire } from "./errors.js";
import { Outbox } from "./outbox.js";
import { protocol } from "./protocol.js";
import { sourceHandlers } from "../engine/source-handlers.js";
import { tableHandlers } from "../engine/table-handlers.js";

/** @typedef {import("./protocol.js").Method} Method */
/** @typedef {import("./protocol.js").JobEvent} JobEvent */

/** What handlers work with. @typedef {{ core: import("../engine/core.js").Core, handles: Handles, jobs: Jobs }} Engine */

/**
 * The events of one call.
 * @template {Method} M
 * @typedef {object} CallEvents
 * @property {(event: import("./protocol.js").EventOf<M>) => void} emit
 * @property {(event: import("./protocol.js").EventOf<M>) => Promise<any>} ask resolves with what the
 *   page answers
 */

/**
 * One function for every method of the protocol.
 * @typedef {{ [M in Method]: (args: import("./protocol.js").Args<M>, call: CallEvents<M>) =>
 *   import("./protocol.js").Result<M> | Promise<import("./protocol.js").Result<M>> }} Handlers
 */

/**
 * All methods but `start`, which makes the engine they work on.
 * @param {Engine} engine
 * @returns {Omit<Handlers, "start">}
 */
export function makeHandlers(engine) {
  const { core, handles, jobs } = engine;
  return {
    status: () => ({
      handles: handles.size,
      usedBytes: core.bindings.usedBytes(),
      memoryBytes: core.bindings.memoryBytes(),
    }),
    dispose: ({ handle }) => handles.dispose(handle),
    control: ({ job, action }) => jobs.control(job, action),
    ...modelHandlers(engine),
    ...modelFileHandlers(engine),
    ...dataHandlers(engine),
    ...evaluationHandlers(engine),
    ...baselineHandlers(engine),
    ...sourceHandlers(engine),
    ...lookHandlers(engine),
    ...checkHandlers(engine),
    ...tableHandlers(engine),
    ...hashHandlers(engine),
  };
}

/**
 * The buffers of typed arrays in a result, which are given away: results are copied out of the core
 * once.
 * @param {unknown} value
 * @param {Set<ArrayBuffer>} [found]
 * @returns {Set<ArrayBuffer>}
 */
function buffersOf(value, found = new Set()) {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (Array.isArray(value)) {
    // Lists are all of a kind: those of numbers and texts hold no buffers.
    if (typeof value[0] === "object") for (const element of value) buffersOf(element, found);
  } else if (typeof value === "object" && value !== null) {
    for (const element of Object.values(value)) buffersOf(element, found);
  }
  return found;
}

/**
 * Whether an error means that the core's memory can no longer be trusted: it trapped, ran out of stack,
 * or threw something its bindings do not know.
 * @param {unknown} error
 */
function isCrash(error) {
  if (error instanceof WebAssembly.RuntimeError) return true;
  // Missing from TypeScript's library.
  const { Exception } = /** @type {any} */ (WebAssembly);
  if (Exception && error instanceof Exception) return true;
  return error instanceof Error && /call stack|recursion/i.test(error.message);
}

/**
 * An engine that answers through `post`.
 * @param {(message: import("./protocol.js").ToClient, transfer: ArrayBuffer[]) => void} post
 * @param {import("../engine/load-core.js").CorePlatform} platform
 */
export function createServer(post, platform) {
  const outbox = new Outbox(post, loadTexts);
  /** @type {Omit<Handlers, "start"> | null} */
  let handlers = null;
  /** @type {import("../engine/core.js").Core | null} */
  let running = null;
  const jobs = new Jobs();
  let open = true;
  let nextEvent = 1;
  /** @type {Map<number, (value: any) => void>} */
  const asked = new Map();

  /**
   * @param {import("./protocol.js").ToClient} message
   * @param {ArrayBuffer[]} [transfer]
   */
  const send = (message, transfer = []) => {
    if (open) outbox.send(message, transfer);
  };

  /** @param {number} id */
  const eventsOf = (id) => ({
    emit: (/** @type {JobEvent} */ event) => send({ type: "event", id, event, answer: null }),
    ask: (/** @type {JobEvent} */ event) =>
      new Promise((resolve) => {
        const answer = nextEvent++;
        asked.set(answer, resolve);
        send({ type: "event", id, event, answer }, [...buffersOf(event)]);
      }),
  });

  /** @type {Handlers["start"]} */
  async function start({ build: page, firstHandle, filesUrl, ...place }) {
    checkBuild(page, buildId);
    if (filesUrl) platform.filesAt?.(filesUrl);
    const { core, ...started } = await loadCore(place, platform);
    running = core;
    if (!open) core.end();
    handlers = makeHandlers({ core, handles: new Handles(firstHandle), jobs });
    return { ...started, build: buildId };
  }

  /**
   * @param {Method} method
   * @param {any} args
   * @param {CallEvents<any>} call
   */
  function dispatch(method, args, call) {
    if (method === "start") return start(args, call);
    if (!handlers)
      throw new MinibatchError("internal", { id: "engine.before-start", values: { method } });
    if (!Object.hasOwn(protocol, method)) {
      throw new MinibatchError("internal", { id: "engine.no-method", values: { method } });
    }
    running?.unwind();
    return handlers[method](args, call);
  }

  /**
   * @param {number} id
   * @param {Method} method
   * @param {any} args
   */
  async function answer(id, method, args) {
    try {
      const value = await dispatch(method, args, eventsOf(id));
      send({ type: "result", id, value }, [...buffersOf(value)]);
      // What was trained can be saved although the host has gone, or has another build by then.
      if (method === "fit" && platform.filesAt) loadModelFiles().catch(() => {});
    } catch (error) {
      if (isCrash(error)) {
        send({ type: "crash", message: String(error) });
        open = false;
        jobs.end();
      } else {
        send({ type: "error", id, error: toWire(error) });
      }
    }
  }

  return {
    /** @param {import("./protocol.js").ToServer} message */
    receive(message) {
      if (!open) return;
      if (message.type === "call") {
        answer(message.id, message.method, message.args);
      } else {
        asked.get(message.event)?.(message.value);
        asked.delete(message.event);
      }
    },
    /** Takes no more messages and sends none. */
    close() {
      open = false;
      outbox.close();
      jobs.end();
      running?.end();
    },
  };
}
