/** Has the service worker keep the site's files, so that the page opens without a network. */

/** The worker answers for its folder, so it lies beside the page and not among the scripts. */
const url = new URL("service-worker.js", document.baseURI).href;

/** The page's policy requires trusted types, and the one script that this makes one is the worker. */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("minibatch-page", {
  createScriptURL: () => url,
});

/** Where there are service workers. @returns {Promise<ServiceWorkerRegistration>} */
export const register = () => navigator.serviceWorker.register(policy?.createScriptURL("") ?? url);

/** @param {ServiceWorker | null} worker */
const keep = (worker) => worker?.postMessage({ script: import.meta.url });

/** To be called once the page has loaded what it needs first. Does nothing where files cannot be stored. */
export async function keepForOffline() {
  // What a frame of another site keeps is kept for that site alone. In development there is no worker.
  if (globalThis.top !== globalThis.self || import.meta.env.DEV) return;
  try {
    const registration = await register();
    const { installing, waiting, active } = registration;
    keep(installing ?? waiting ?? active);
    // The worker of a newer build: the host's page may be of that one already.
    registration.addEventListener("updatefound", () => keep(registration.installing));
  } catch {
    // Service workers are not available.
  }
}
