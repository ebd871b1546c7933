/**
 * Cross-origin isolation on hosts that cannot set headers. Browsers share memory between a page's threads
 * only where the page and its workers came with these headers, and take a service worker's word for them
 * (HTML standard, "cross-origin isolated"). It keeps no copies: every answer is the host's, with headers
 * added. What is neither a page nor a worker needs none and passes by.
 */

const serviceWorker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));

/** @type {readonly RequestDestination[]} */
const needHeaders = ["document", "iframe", "worker"];

serviceWorker.addEventListener("install", () => void serviceWorker.skipWaiting());

serviceWorker.addEventListener("activate", (event) => {
  // The page's request goes out while this worker still starts.
  event.waitUntil(serviceWorker.registration.navigationPreload?.enable());
});

serviceWorker.addEventListener("fetch", (event) => {
  if (needHeaders.includes(event.request.destination)) event.respondWith(withHeaders(event));
});

/** @param {FetchEvent} event */
async function withHeaders(event) {
  const response = (await event.preloadResponse) ?? (await fetch(event.request));
  // A redirect is the browser's to follow, and has no headers that could be read.
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  // A host that lets others embed the page has said so itself.
  if (!headers.has("Cross-Origin-Resource-Policy")) {
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
  }
  const { body, status, statusText } = response;
  return new Response(body, { status, statusText, headers });
}
