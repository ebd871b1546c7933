/**
 * What the page's host may not do for it. It answers for the page and its own files only; whatever else lies
 * below the same address passes by.
 *
 * Isolation: browsers share memory between a page's threads only where the page and its workers came with two
 * headers, and take a service worker's word for them (HTML standard, "cross-origin isolated").
 *
 * Opening without a network: the files of one build are kept together, in a cache that counts once all of them
 * are there. The page itself comes from the host whenever the host answers, so a new build is seen at the next
 * visit. Scripts have their content's hash in their names: one that was kept is the one that is asked for.
 */

/** The build's files, written before this script by tools/site-files.mjs. */
const { version, files, embedded, entry } =
  /** @type {{ site: import("../tools/site-files.mjs").Site }} */
  (/** @type {unknown} */ (globalThis)).site;

const serviceWorker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
const { scope } = serviceWorker.registration;

/** @param {string} path */
const inSite = (path) => new URL(path, scope).href;

const pages = [scope, inSite("index.html")];
const scripts = inSite("minibatch/");
const others = [...files, ...embedded].map(inSite).filter((url) => !url.startsWith(scripts));
const elements = ["./element.js", "./embed.html"].map(inSite);

// Other copies of the site may lie on the same origin.
const prefix = `minibatch ${scope} `;
const cacheName = `${prefix}${version}`;

/** @type {readonly RequestDestination[]} */
const needHeaders = ["document", "iframe", "worker"];

serviceWorker.addEventListener("message", (event) => {
  // What cannot be kept now is tried again at the next visit.
  event.waitUntil(keepBuild(event.data.script).catch(() => {}));
});

serviceWorker.addEventListener("fetch", (event) => {
  const url = event.request.url.replace(/[?#].*$/, "");
  if (event.request.method !== "GET") return;
  if (pages.includes(url)) event.respondWith(hostFirst(event, scope));
  else if (url.startsWith(scripts)) event.respondWith(keptFirst(event, url));
  else if (others.includes(url)) event.respondWith(hostFirst(event, url));
  // Another page of the site shows the element: what it needs is kept beside the page's own.
  if (elements.includes(url)) event.waitUntil(keepEmbedded().catch(() => {}));
});

/**
 * @param {FetchEvent} event
 * @param {string} url what it is kept as
 */
async function hostFirst(event, url) {
  try {
    // Hosts let browsers keep what has no hash in its name for minutes: GitHub Pages for ten. The host is asked all the same,
    // and answers with a status alone where nothing has changed.
    const response = await fetch(new Request(event.request, { cache: "no-cache" }));
    if (response.status < 500) return withHeaders(event, response);
  } catch {
    // No network.
  }
  const response = await find(url);
  return response ? withHeaders(event, response) : Response.error();
}

/**
 * @param {FetchEvent} event
 * @param {string} url
 */
async function keptFirst(event, url) {
  const kept = await find(url);
  if (kept) return withHeaders(event, kept);
  const response = await fetch(event.request);
  if (response.status === 200) {
    const copy = response.clone();
    const put = async () => (await caches.open(cacheName)).put(url, copy);
    event.waitUntil(put().catch(() => {})); // no room: then it is not kept
  }
  return withHeaders(event, response);
}

/**
 * @param {FetchEvent} event
 * @param {Response} response
 */
function withHeaders(event, response) {
  if (!needHeaders.includes(event.request.destination)) return response;
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

/** The site's caches, this build's first. */
async function cacheNames() {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  return names.sort((a, b) => Number(b === cacheName) - Number(a === cacheName));
}

/** @param {string} url */
async function find(url) {
  for (const cacheName of await cacheNames()) {
    const response = await caches.match(url, { cacheName, ignoreVary: true });
    if (response) return response;
  }
  return undefined;
}

const isWhole = async () => Boolean(await caches.match(scope, { cacheName, ignoreVary: true }));

/**
 * Keeps every file of this build, and then answers in the place of an older build's worker.
 * @param {string} script of the page that asks for it
 */
async function keepBuild(script) {
  if (!(await isWhole())) await fetchBuild();
  if (!(await isWhole())) return;
  await serviceWorker.skipWaiting();
  // A page of an older build may be open, and load more of it.
  const windows = await serviceWorker.clients.matchAll({
    type: "window",
    includeUncontrolled: true,
  });
  if (windows.length === 1 && files.map(inSite).includes(script)) await forgetOtherBuilds();
}

/** The page as the host has it; null where that is of another build, which comes with a worker of its own. */
async function hostsPage() {
  const page = await fetch(scope, { cache: "no-cache" });
  return page.ok && (await page.clone().text()).includes(entry) ? page : null;
}

/** The page comes last: with it the build is whole. */
async function fetchBuild() {
  const page = await hostsPage();
  if (page && (await keepFiles(files))) await (await caches.open(cacheName)).put(scope, page);
}

async function keepEmbedded() {
  if ((await isWhole()) && (await hostsPage())) await keepFiles(embedded);
}

/** @param {string[]} wanted of this build's files @returns {Promise<boolean>} whether all of them are kept */
async function keepFiles(wanted) {
  const cache = await caches.open(cacheName);
  for (const url of wanted.map(inSite)) {
    if (await cache.match(url, { ignoreVary: true })) continue;
    const response = url.startsWith(scripts)
      ? ((await find(url)) ?? (await fetch(url)))
      : await fetch(url, { cache: "no-cache" });
    if (!response.ok) return false;
    await cache.put(url, response);
  }
  return true;
}

async function forgetOtherBuilds() {
  const names = await cacheNames();
  await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
}
