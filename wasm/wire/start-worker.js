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
    // The page does not allow the policy; it need not require trusted types either.
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

/**
 * A script that imports a module. Of the old kind: sandboxed pages start no module from a blob. It keeps the
 * messages that come before the module listens.
 * @param {string} url
 */
const importing = (url) => `
  const early = [];
  onmessage = ({ data }) => early.push(data);
  import(${JSON.stringify(url)}).then(
    () => early.forEach((data) => onmessage({ data })),
    (error) => setTimeout(() => { throw error; }),
  );`;

/**
 * A worker from any origin. A page may only start workers of its own origin, which a sandboxed page shares with
 * nobody, but a script of its own may import a module from elsewhere, if that server allows it (CORS).
 * @param {string | URL} url
 * @param {WorkerOptions} [options]
 * @returns {Worker}
 */
export function workerFrom(url, options = { type: "module", name: "minibatch" }) {
  const { href, origin, protocol } = new URL(url, globalThis.location?.href);
  if (protocol === "data:" || (origin === globalThis.origin && origin !== "null")) {
    return new Worker(trustedScriptUrl(href), options);
  }
  const wrapper = scriptFrom(importing(href));
  const worker = new Worker(trustedScriptUrl(wrapper), { name: "minibatch" });
  // The browser has fetched the blob when the worker first speaks, or fails.
  const release = () => URL.revokeObjectURL(wrapper);
  worker.addEventListener("message", release, { once: true });
  worker.addEventListener("error", release, { once: true });
  return worker;
}

/**
 * A worker as workerFrom() starts it, of a script whose URL only a bundler knows. Bundlers find a worker by the
 * very words `new Worker(new URL(…))`, and put its URL there: these words are listened to.
 * @param {() => Worker} start says them
 * @returns {Worker}
 */
export function bundledWorker(start) {
  const scope = /** @type {any} */ (globalThis);
  const native = scope.Worker;
  if (!native) return start();
  /** @type {[url: string | URL, options?: WorkerOptions][]} */
  const said = [];
  try {
    scope.Worker = class {
      /** @param {[string | URL, WorkerOptions?]} words */
      constructor(...words) {
        said.push(words);
      }
    };
    start();
  } finally {
    scope.Worker = native;
  }
  return workerFrom(...said[0]);
}
