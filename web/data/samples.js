/**
 * The bundled data sets, from samples/index.json beside the page. All files are fetched once, when the page is
 * idle, so that every sample works after the network is gone.
 */

import { store } from "../store.js";

/** @import { NamedFile } from "../handles.js" */

/**
 * @typedef {object} Sample
 * @property {string} id
 * @property {string} name a proper name, the same in every language
 * @property {"images" | "table"} kind
 * @property {string[]} files relative to samples/
 * @property {string} [target] a table's target column
 */

const folder = new URL("samples/", document.baseURI);

/** @type {Map<string, Promise<Blob>>} */
const fetched = new Map();

/**
 * @param {string} file
 * @returns {Promise<Blob>}
 */
function fetchOnce(file) {
  let blob = fetched.get(file);
  if (!blob) {
    blob = fetch(new URL(file, folder)).then((response) => {
      if (!response.ok) throw new Error(`${file}: ${response.status} ${response.statusText}`);
      return response.blob();
    });
    blob.catch(() => fetched.delete(file)); // asked for again, it may come
    fetched.set(file, blob);
  }
  return blob;
}

/** Puts the list of samples into the store. */
export async function loadSampleList() {
  const list = await (await fetchOnce("index.json")).text();
  const samples = /** @type {Sample[]} */ (JSON.parse(list).samples);
  store.patch("page", { samples });
}

/**
 * @param {string} id
 * @returns {Promise<{ sample: Sample, files: NamedFile[] }>}
 */
export async function fetchSample(id) {
  const samples = /** @type {Sample[]} */ (store.state.page.samples);
  const sample = samples.find((entry) => entry.id === id) ?? samples[0];
  const files = await Promise.all(
    sample.files.map(async (path) => ({ path, blob: await fetchOnce(path) })),
  );
  return { sample, files };
}

/** Fetches every sample's files. */
export function prefetchSamples() {
  const samples = /** @type {Sample[]} */ (store.state.page.samples);
  return Promise.allSettled(samples.flatMap((sample) => sample.files.map(fetchOnce)));
}
