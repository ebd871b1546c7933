/** What an element asks about the data that are loaded, and the answers it has got. */

import { messageOf } from "../locales/i18n.js";
import { whileThere } from "./recovery.js";

/** @import { StoreElement } from "../components/store-element.js" */
/** @import { DataSource, Message } from "minibatch" */
/** @import { Playground } from "./playground.js" */

/**
 * Asks the data that are loaded, and again where the worker is gone.
 * @template T
 * @param {Playground} playground
 * @param {(source: DataSource) => Promise<T>} question
 * @returns {Promise<T | null>} null where other data came in meanwhile
 */
export async function askData(playground, question) {
  const { handles, store } = playground;
  const { description } = store.state.data;
  const isThere = () => store.state.data.description === description && description !== null;
  return whileThere(playground, async () => {
    if (!isThere()) return null;
    const { source } = handles;
    try {
      return await question(source);
    } catch (error) {
      if (source?.disposed || !isThere()) return null;
      throw error;
    }
  });
}

/** An element's answers: what it renders, it asks for, and it renders again when an answer is there. */
export class Look {
  /** The description of the data that the answers are about. @type {unknown} */
  #of = null;
  /** @type {Map<string, { answer?: any, error?: Message }>} */
  #answers = new Map();
  #host;

  /** @param {StoreElement} host */
  constructor(host) {
    this.#host = host;
  }

  get #here() {
    const { description } = this.#host.state.data;
    if (description !== this.#of) {
      this.#of = description;
      this.#answers = new Map();
    }
    return this.#answers;
  }

  /**
   * @template T
   * @param {string} key of the question
   * @param {(source: DataSource) => Promise<T>} question
   * @returns {T | undefined} undefined until the answer is there
   */
  answer(key, question) {
    const answers = this.#here;
    const known = answers.get(key);
    if (!known) {
      answers.set(key, {});
      void this.#ask(answers, key, question);
    }
    return known?.answer;
  }

  /** Why there is no answer. @param {string} key @returns {Message | undefined} */
  error(key) {
    return this.#here.get(key)?.error;
  }

  /**
   * @param {Map<string, { answer?: any, error?: Message }>} answers
   * @param {string} key
   * @param {(source: DataSource) => Promise<any>} question
   */
  async #ask(answers, key, question) {
    try {
      answers.set(key, { answer: await askData(this.#host.playground, question) });
    } catch (error) {
      answers.set(key, { error: messageOf(error) });
    }
    this.#host.requestUpdate();
  }
}
