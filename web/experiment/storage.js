/**
 * What outlives a reload: the session, a person's files, the runs' weights. Each tab has its own, in a database
 * of the project's name. Storage may be refused (it throws in cross-site frames), full, or never answer: nothing
 * here throws or waits for long, the page does without and says so.
 */

import { createStore, del, delMany, entries, get, keys, set } from "idb-keyval";

/** A person's files are kept up to this size. */
const fileBudget = 256 * 2 ** 20;
/** A database that takes longer is treated as unavailable. */
const patienceMs = 5000;
const database = "minibatch";

/** @typedef {"refused" | "full" | "silent"} Trouble */
/** @typedef {`session` | `files` | `weights/${string}`} Key */

export class Storage {
  /** @type {ReturnType<typeof createStore> | null} */
  #store = null;
  #silent = false;
  #onTrouble;
  /** Newest values that wait for their key's write to end. @type {Map<string, unknown>} */
  #waiting = new Map();
  /** @type {Set<string>} */
  #writing = new Set();
  /** Whose values these are. */
  tab = "";
  /** What marks the files that are kept, as JSON. */
  keptFiles = "";

  /** @param {(trouble: Trouble | "") => void} onTrouble told why nothing is kept, and "" when it is again */
  constructor(onTrouble) {
    this.#onTrouble = onTrouble;
  }

  /**
   * @template T
   * @param {(store: ReturnType<typeof createStore>) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async #do(work) {
    if (this.#silent) throw new DOMException("", "TimeoutError");
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const silence = new Promise((_, reject) => {
      timer = setTimeout(() => {
        this.#silent = true;
        reject(new DOMException("", "TimeoutError"));
      }, patienceMs);
    });
    try {
      this.#store ??= createStore(database, "playground");
      return await /** @type {Promise<T>} */ (Promise.race([work(this.#store), silence]));
    } catch (error) {
      // A database that could not be opened may be opened later.
      this.#store = null;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * @param {Key} key
   * @param {string} [tab]
   * @returns {Promise<any>} undefined where there is nothing
   */
  async load(key, tab = this.tab) {
    if (!tab) return undefined;
    try {
      return await this.#do((store) => get(`${tab}/${key}`, store));
    } catch (error) {
      this.#onTrouble(troubleOf(error));
      return undefined;
    }
  }

  /**
   * @param {Key} key
   * @param {(value: any) => boolean | Promise<boolean>} isValid
   * @returns {Promise<any>} undefined where there is nothing, or nothing that can be used: that is set aside
   */
  async loadValid(key, isValid) {
    const value = await this.load(key);
    if (value === undefined || (await isValid(value))) return value;
    await this.setAside(key, value);
    return undefined;
  }

  /**
   * Keeps what cannot be read, out of the way.
   * @param {Key} key
   * @param {unknown} value
   */
  async setAside(key, value) {
    const kept = await this.#write(`aside/${Date.now()}/${this.tab}/${key}`, value);
    if (kept) await this.forget(key);
  }

  /**
   * @param {string} path
   * @param {unknown} value
   * @returns {Promise<boolean>} whether it was kept
   */
  async #write(path, value) {
    try {
      await this.#do((store) => set(path, value, store));
      this.#onTrouble("");
      return true;
    } catch (error) {
      this.#onTrouble(troubleOf(error));
      return false;
    }
  }

  /**
   * @param {Key} key
   * @param {unknown} value
   */
  async save(key, value) {
    return this.tab !== "" && this.#write(`${this.tab}/${key}`, value);
  }

  /**
   * Saves a value that changes often: while one is written only the newest waits.
   * @param {Key} key
   * @param {unknown} value
   */
  saveNewest(key, value) {
    this.#waiting.set(key, value);
    if (!this.#writing.has(key)) void this.#saveWaiting(key);
  }

  /** @param {Key} key */
  async #saveWaiting(key) {
    this.#writing.add(key);
    while (this.#waiting.has(key)) {
      const value = this.#waiting.get(key);
      this.#waiting.delete(key);
      await this.save(key, value);
    }
    this.#writing.delete(key);
  }

  /** @param {Key} key */
  async forget(key) {
    this.#waiting.delete(key);
    if (!this.tab) return;
    try {
      await this.#do((store) => del(`${this.tab}/${key}`, store));
    } catch {
      // Nothing was kept, then.
    }
  }

  /**
   * Keeps a person's files where they are small enough and not kept yet, with what marks them: a session that was written
   * before or after them may be of other data.
   * @param {unknown} data of the experiment that they are for
   * @param {import("./types.js").NamedFile[]} files
   */
  async saveFiles(data, files) {
    const mark = JSON.stringify(data);
    if (mark === this.keptFiles) return;
    const size = files.reduce((sum, { blob }) => sum + blob.size, 0);
    const isKept = size <= fileBudget && (await this.save("files", { data, files }));
    this.keptFiles = isKept ? mark : "";
    if (!isKept) await this.forget("files");
  }

  /**
   * The tabs that have a session and when it was saved (0 where that is not known), in no order.
   * @returns {Promise<{ tab: string, saved: number }[]>}
   */
  async sessions() {
    try {
      const all = await this.#do((store) => keys(store));
      const tabs = all.flatMap((key) => /^([\w-]+)\/session$/.exec(String(key))?.[1] ?? []);
      return await Promise.all(
        tabs.map(async (tab) => ({
          tab,
          saved: Number((await this.load("session", tab))?.saved) || 0,
        })),
      );
    } catch (error) {
      this.#onTrouble(troubleOf(error));
      return [];
    }
  }

  /**
   * Whose weights are stored.
   * @returns {Promise<Set<string> | null>} the runs' ids; null where storage does not say
   */
  async weights() {
    try {
      const all = await this.#do((store) => keys(store));
      const prefix = `${this.tab}/weights/`;
      const paths = all.map(String).filter((path) => path.startsWith(prefix));
      return new Set(paths.map((path) => path.slice(prefix.length)));
    } catch (error) {
      this.#onTrouble(troubleOf(error));
      return null;
    }
  }

  /**
   * Deletes what lies below a path.
   * @param {string} prefix
   * @param {(path: string) => boolean} [chosen] all when left out
   */
  async forgetAll(prefix, chosen = () => true) {
    await this.#do(async (store) => {
      const paths = (await keys(store)).map(String);
      await delMany(
        paths.filter((path) => path.startsWith(prefix) && chosen(path)),
        store,
      );
    });
  }

  /** Takes over a copy of all that another tab has. @param {string} tab */
  async copyFrom(tab) {
    try {
      const all = await this.#do((store) => entries(store));
      for (const [key, value] of all) {
        const path = String(key);
        if (!path.startsWith(`${tab}/`)) continue;
        await this.#write(`${this.tab}${path.slice(tab.length)}`, value);
      }
    } catch (error) {
      this.#onTrouble(troubleOf(error));
    }
  }
}

/** @param {any} error @returns {Trouble} */
function troubleOf(error) {
  if (error?.name === "TimeoutError") return "silent";
  return error?.name === "QuotaExceededError" ? "full" : "refused";
}
