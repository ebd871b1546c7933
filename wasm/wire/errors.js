/** Errors as they cross between the two ends of the protocol, and messages that do not belong to it. */

import { MinibatchError, withMessage } from "../messages/error.js";

/** @typedef {import("./protocol.js").WireError} WireError */

/** @param {string} text @returns {WireError} */
const internal = (text) => ({ code: "internal", id: "text", values: { text }, message: text });

/**
 * @param {unknown} error
 * @returns {WireError}
 */
export function toWire(error) {
  if (!(error instanceof Error)) return internal(String(error));
  const { name, message } = error;
  if (name === "AbortError") return { abort: message };
  if (name === "MinibatchError") {
    // Also what the core throws, which has no class.
    const { code, id, values, history } =
      /** @type {import("../messages/error.js").MinibatchError} */ (error);
    return withMessage({ code, id, values, history: /** @type {any} */ (history) });
  }
  if (error instanceof RangeError && /allocation|array length|buffer/i.test(message)) {
    return withMessage({ code: "out-of-memory", id: "memory.exhausted", values: {} });
  }
  return internal(`${name}: ${message}`);
}

/**
 * The error that a WireError was made of.
 * @param {WireError} wire
 */
export function fromWire(wire) {
  if ("abort" in wire) return new DOMException(wire.abort, "AbortError");
  const error = new MinibatchError(wire.code, wire);
  // The page makes its own form of it; see Model.fit().
  if (wire.history) error.history = /** @type {any} */ (wire.history);
  return error;
}

/**
 * Whether a message is one of the protocol's: what cannot be read says that the engine is no longer sound.
 * @param {any} message
 */
export function isWhole(message) {
  if (message?.type === "crash") return true;
  if (!Number.isInteger(message?.id)) return false;
  if (message.type === "error") return typeof message.error === "object" && message.error !== null;
  return message.type === "result" || message.type === "event";
}
