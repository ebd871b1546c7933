/** The package's errors: codes and values, with the English sentence as one rendering. */

import { renderMessage } from "./render.js";

/** @typedef {import("./render.js").Message} Message */

/**
 * What kind of thing went wrong. The first group is spelled as `errorCodeName` of core/base/error.h
 * spells it; the second is the package's own.
 *
 * - `invalid-argument`: an argument of a layer, loss, optimizer … or of a function is out of range
 * - `unknown-name`: the catalogue has no entry of that name
 * - `invalid-spec`: the model's config cannot be understood
 * - `shape-mismatch`: tensors do not fit together
 * - `invalid-data`: the user's file or array is wrong
 * - `out-of-memory`: refused before, or failed while, taking memory
 * - `not-finite`: the loss became NaN or infinite
 * - `invalid-state`: a call that needs another call first
 *
 * - `invalid-experiment`: an experiment's JSON has a key, a name or a value that cannot be
 * - `invalid-link`: a link that was cut or holds no experiment
 * - `newer-version`: an experiment, a link or a file that a newer version of this package made
 * - `wrong-file`: not the file that an experiment names
 * - `load-failed`: the core's file cannot be fetched or started
 * - `worker-crashed`: the core trapped, or its worker ended; the next call starts a new one
 * - `stale-handle`: an object that was disposed, or belongs to a core that crashed or was ended
 * - `internal`: a fault of this package
 *
 * @typedef {"invalid-argument" | "unknown-name" | "invalid-spec" | "shape-mismatch" | "invalid-data"
 *   | "out-of-memory" | "not-finite" | "invalid-state" | "invalid-experiment" | "invalid-link"
 *   | "newer-version" | "wrong-file" | "load-failed" | "worker-crashed" | "stale-handle"
 *   | "internal"} ErrorCode
 */

/**
 * An error as data: where a model's description reports a fault, or as it crosses the worker.
 * @typedef {Required<Message> & { code: ErrorCode }} ErrorData
 */

/**
 * Something the caller should know about data that was read all the same. `message` is the English text;
 * `renderMessage(warning, ko)` is the Korean one.
 * @typedef {Required<Message>} Warning
 */

/**
 * The one error of the package. `id` and `values` say what was expected, what was received, and where, in
 * no language; `message` says it in English, `renderMessage(error, ko)` in Korean. It crosses the worker
 * with all of them.
 */
export class MinibatchError extends Error {
  /**
   * @param {ErrorCode} code
   * @param {Message | string} message what to say; a text of no known id where it comes from elsewhere
   * @param {ErrorOptions} [options] `cause`, where another error led to this one
   */
  constructor(code, message, options) {
    const {
      id,
      values = {},
      message: sentence,
    } = typeof message === "string" ? { id: "text", values: { text: message } } : message;
    super(renderMessage({ id, values, message: sentence }), options);
    this.name = "MinibatchError";
    /** @type {ErrorCode} */
    this.code = code;
    /** Names the sentence in the tables of texts. */
    this.id = id;
    /** What the sentence speaks of. */
    this.values = values;
    /**
     * What a run of fit() had got to before it failed; else absent.
     * @type {import("../api/fit.js").FitResult | undefined}
     */
    this.history = undefined;
  }
}

/**
 * Another error as a value of a message, in the language of that where it is one of the package's.
 * @param {unknown} error
 * @returns {import("./render.js").MessageValue}
 */
export const causeOf = (error) =>
  error instanceof MinibatchError
    ? { id: error.id, values: error.values, message: error.message }
    : String(error);

/**
 * An error that the core reports as data, with its sentence.
 * @template {Omit<ErrorData, "message">} Fault
 * @param {Fault} fault
 * @returns {Fault & { message: string }}
 */
export const withMessage = (fault) => ({ ...fault, message: renderMessage(fault) });

/**
 * @param {string} id
 * @param {import("./render.js").MessageValues} [values]
 * @returns {Warning}
 */
export const warning = (id, values = {}) => ({
  id,
  values,
  message: renderMessage({ id, values }),
});
