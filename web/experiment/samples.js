/**
 * The bundled data sets, from samples/index.json beside the page. All files are fetched once, when the page is
 * idle, so that every sample works after the network is gone.
 */

import { PageError } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { Experiment, NamedFile } from "./types.js" */

/**
 * @typedef {object} Sample
 * @property {string} id
 * @property {string} name a proper name, the same in every language
 * @property {"images" | "table"} kind
 * @property {string[]} files relative to samples/
 * @property {string} [target] a table's target column
 */

/** Fetches each file once. */
export class Fetcher {
  /** @type {Map<string, Promise<Blob>>} */
  #fetched = new Map();

  /** @param {URL} url @returns {Promise<Blob>} */
  fetch(url) {
    let blob = this.#fetched.get(url.href);
    if (!blob) {
      const name = url.pathname.split("/").at(-1) ?? "";
      blob = fetch(url).then(
        (response) => {
          if (response.ok) return response.blob();
          throw new PageError("data.refused", { name, status: String(response.status) });
        },
        () => {
          throw new PageError("data.notFetched", { name });
        },
      );
      blob.catch(() => this.#fetched.delete(url.href)); // asked for again, it may come
      this.#fetched.set(url.href, blob);
    }
    return blob;
  }
}

/** @param {string} file */
const inFolder = (file) => new URL(file, new URL("samples/", document.baseURI));

/** Puts the list of samples into the store. @param {Playground} playground */
export async function loadSampleList({ store, fetcher }) {
  const list = await (await fetcher.fetch(inFolder("index.json"))).text();
  store.patch("page", { samples: /** @type {Sample[]} */ (JSON.parse(list).samples) });
}

/**
 * @param {Playground} playground
 * @param {string} id
 * @returns {Promise<{ sample: Sample, files: NamedFile[] }>}
 */
export async function fetchSample(playground, id) {
  const { store, fetcher } = playground;
  // It may not have come when the page opened.
  if (store.state.page.samples.length === 0) await loadSampleList(playground);
  const samples = /** @type {Sample[]} */ (store.state.page.samples);
  const sample = id ? samples.find((entry) => entry.id === id) : samples[0];
  if (!sample) throw new PageError("data.noSample", { name: id ?? "" });
  const files = await Promise.all(
    sample.files.map(async (path) => ({ path, blob: await fetcher.fetch(inFolder(path)) })),
  );
  return { sample, files };
}

/**
 * The files of an experiment's data that the page can fetch by itself.
 * @param {Playground} playground
 * @param {Experiment["data"]} data
 * @returns {Promise<NamedFile[]>}
 */
export async function fetchData(playground, data) {
  const { store, fetcher } = playground;
  if (data && "url" in data) {
    const url = new URL(data.url, document.baseURI);
    if (url.origin !== location.origin) {
      throw new PageError("data.otherOrigin", { url: data.url });
    }
    const path = url.pathname.split("/").at(-1) ?? "";
    return [{ path, blob: await fetcher.fetch(url) }];
  }
  const id = data && "sample" in data ? data.sample : store.state.page.samples[0]?.id;
  return (await fetchSample(playground, id ?? "")).files;
}

/** Fetches every sample's files. @param {Playground} playground */
export function prefetchSamples({ store, fetcher }) {
  const samples = /** @type {Sample[]} */ (store.state.page.samples);
  return Promise.allSettled(
    samples.flatMap((sample) => sample.files.map((file) => fetcher.fetch(inFolder(file)))),
  );
}
