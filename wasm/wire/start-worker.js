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
  self.minibatchScript = ${JSON.stringify(url)};
  const early = [];
  onmessage = ({ data }) => early.push(data);
  import(${JSON.stringify(url)}).then(
    () => early.forEach((data) => onmessage({ data })),
    (error) => setTimeout(() => { throw error; }),
  );`;

/**
 * A worker, and what its script is called where it cannot be loaded.
 * @typedef {{ worker: Worker, name: string }} Started
 */

/**
 * A worker of a script in memory. The browser has fetched it when the worker first speaks, or fails.
 * @param {string} source of the old kind: sandboxed pages start no module from a blob
 * @param {string} name
 * @returns {Started}
 */
export function workerOf(source, name) {
  const url = scriptFrom(source);
  const worker = new Worker(trustedScriptUrl(url), { name: "minibatch" });
  const release = () => URL.revokeObjectURL(url);
  worker.addEventListener("message", release, { once: true });
  worker.addEventListener("error", release, { once: true });
  return { worker, name };
}

/**
 * A worker from any origin. A page may only start workers of its own origin, which a sandboxed page shares with
 * nobody, but a script of its own may import a module from elsewhere, if that server allows it (CORS).
 * @param {string | URL} url
 * @param {WorkerOptions} [options]
 * @returns {Started}
 */
export function workerFrom(url, options = { type: "module", name: "minibatch" }) {
  const { href, origin, protocol } = new URL(url, globalThis.location?.href);
  // Next.js's Turbopack has file: URLs here, which its own Worker understands.
  const isOwn = origin === globalThis.origin && origin !== "null";
  if (isOwn || !/^(https?|blob):$/.test(protocol)) {
    return { worker: new Worker(trustedScriptUrl(href), options), name: href };
  }
  return workerOf(importing(href), href);
}

/**
 * A worker as workerFrom() starts it, of a script whose URL only a bundler knows. Bundlers find a worker by the
 * very words `new Worker(new URL(…))`, and put its URL there: these words are listened to.
 * @param {() => Worker} start says them
 * @returns {Started}
 */
export function bundledWorker(start) {
  const scope = /** @type {any} */ (globalThis);
  const native = scope.Worker;
  if (!native) return { worker: start(), name: "" };
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
  const [url, options] = said[0];
  return workerFrom(outsideCache(url), options);
}

/**
 * Where a file of the package is. Dev servers of Vite 7 and before put the package's script, but not what lies
 * beside it, into a cache: `node_modules/.vite/deps/`, Nuxt's `node_modules/.cache/vite/`.
 * @param {string | URL} url
 * @returns {string | URL}
 */
export function outsideCache(url) {
  const [, modules, file] = /^(.*\/node_modules\/)\.[^?]*\/([^/?]+)/.exec(String(url)) ?? [];
  return modules ? `${modules}minibatch/dist/package/${file}` : url;
}
