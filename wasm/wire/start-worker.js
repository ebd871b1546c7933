/** Workers from any origin, from copies, and under the page's policies. */

/** @typedef {{ createScriptURL(url: string): any }} Policy */

/** Made at the first use; null where there is none. @type {Policy | null | undefined} */
let policy;

function makePolicy() {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  try {
    return trustedTypes?.createPolicy("minibatch", {
      createScriptURL: (/** @type {string} */ url) => url,
    });
  } catch {
    // A page that does not name the policy; it need not require trusted types either.
    return null;
  }
}

/**
 * A script's URL as a page takes it whose Content-Security-Policy has `require-trusted-types-for 'script'` and
 * `trusted-types minibatch`. The URLs are the package's own, and what the caller gave to init().
 * @param {string | URL} url
 * @returns {string}
 */
export function trustedScriptUrl(url) {
  policy ??= makePolicy() ?? null;
  return policy ? policy.createScriptURL(String(url)) : String(url);
}

/** @param {string} source @returns {string} a blob: URL */
export const scriptFrom = (source) =>
  URL.createObjectURL(new Blob([source], { type: "text/javascript" }));

/** @type {WorkerOptions} */
const options = { type: "module", name: "minibatch" };

/**
 * A module worker from any origin. A page may only start workers of its own origin, but a module of its
 * own may import one from elsewhere, if that server allows it (CORS).
 * @param {string | URL} url
 * @returns {Worker}
 */
export function workerFrom(url) {
  const { href, origin } = new URL(url, globalThis.location?.href);
  if (origin === globalThis.location?.origin || origin === "null") {
    return new Worker(trustedScriptUrl(href), options);
  }
  const wrapper = scriptFrom(`import ${JSON.stringify(href)};`);
  const worker = new Worker(trustedScriptUrl(wrapper), options);
  // The browser has fetched the blob when the worker first speaks, or fails.
  const release = () => URL.revokeObjectURL(wrapper);
  worker.addEventListener("message", release, { once: true });
  worker.addEventListener("error", release, { once: true });
  return worker;
}

/**
 * A worker as `start` starts it, also where the page takes trusted URLs only. Bundlers find a worker by the
 * very words `new Worker(new URL(…))`, and only they know its URL then: these words are listened to.
 * @param {() => Worker} start
 * @returns {Worker}
 */
export function trustedWorker(start) {
  const scope = /** @type {any} */ (globalThis);
  const native = scope.Worker;
  if (!scope.trustedTypes || !native) return start();
  /** @type {[url: string | URL, options?: WorkerOptions] | null} */
  let said = null;
  try {
    scope.Worker = class {
      /** @param {[string | URL, WorkerOptions?]} words */
      constructor(...words) {
        said = words;
      }
    };
    start();
  } finally {
    scope.Worker = native;
  }
  const [url, options] = /** @type {[string | URL, WorkerOptions?]} */ (
    /** @type {unknown} */ (said)
  );
  return new Worker(trustedScriptUrl(url), options);
}
