/**
 * What the engine sends. Its sentences are in a script that is loaded when there is something to be said, which in most
 * sessions is never: what is sent meanwhile waits, so that all of it arrives in order.
 */

import { hasText } from "../messages/en.js";
import { renderMessage } from "../messages/render.js";

/** @typedef {import("../messages/render.js").Message} Message */
/** @typedef {import("./protocol.js").ToClient} ToClient */

/**
 * The messages with an id and values in what is sent.
 * @param {unknown} value
 * @param {boolean} [inside] whether it is a value of a message
 * @param {Message[]} [found]
 * @returns {Message[]}
 */
function messagesIn(value, inside = false, found = []) {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return found;
  if (Array.isArray(value)) {
    // Lists are all of a kind, but for the values of messages.
    if (inside || typeof value[0] === "object") {
      for (const element of value) messagesIn(element, inside, found);
    }
    return found;
  }
  const { id, values } = /** @type {Partial<Message>} */ (value);
  const isMessage = typeof id === "string" && (inside || values !== undefined);
  if (isMessage) found.push(/** @type {Message} */ (value));
  for (const part of Object.values(value)) messagesIn(part, isMessage || inside, found);
  return found;
}

export class Outbox {
  #post;
  #loadTexts;
  /** Whether all texts are there. */
  #isComplete = false;
  /** @type {Parameters<typeof this.send>[] | null} */
  #waiting = null;

  /**
   * @param {(message: ToClient, transfer: ArrayBuffer[]) => void} post
   * @param {() => Promise<unknown>} loadTexts adds them
   */
  constructor(post, loadTexts) {
    this.#post = post;
    this.#loadTexts = loadTexts;
  }

  /** @param {ToClient} message @param {ArrayBuffer[]} transfer */
  send(message, transfer) {
    if (this.#waiting) this.#waiting.push([message, transfer]);
    else if (this.#isComplete || messagesIn(message).every(({ id }) => hasText(id))) {
      this.#post(message, transfer);
    } else {
      this.#waiting = [[message, transfer]];
      this.#loadTexts().then(
        () => this.#flush(true),
        // No network: the page knows the ids in other languages, and says the ids in English.
        () => this.#flush(false),
      );
    }
  }

  /** @param {boolean} isComplete */
  #flush(isComplete) {
    this.#isComplete = isComplete;
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const [message, transfer] of waiting) {
      for (const said of messagesIn(message)) {
        const { id, values } = said;
        if (said.message !== undefined) said.message = renderMessage({ id, values });
      }
      this.#post(message, transfer);
    }
  }

  /** Forgets what waits. */
  close() {
    this.#waiting = null;
    this.#post = () => {};
  }
}
