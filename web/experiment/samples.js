/**
 * The bundled data sets, from samples/index.json beside the page. A sample's files and the experiment that it opens
 * with are fetched when it is chosen.
 */

import { PageError } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { Experiment, NamedFile } from "./types.js" */

/**
 * @typedef {object} Sample
 * @property {string} id its experiment is experiments/ID.json, its picture pictures/ID.svg
 * @property {"images" | "tables" | "series" | "toys"} group
 * @property {boolean} [featured] whether it stands beside the list
 * @property {boolean} [generated] whether a program made it up
 * @property {Record<string, string>} name by language
 * @property {Record<string, string>} about by language: its story, in two sentences
 * @property {string[]} files relative to samples/
 * @property {number} bytes of all files
 * @property {number} rows
 * @property {number} [columns] of a table, its target among them
 * @property {number[]} [shape] of an image
 * @property {number} [classes] none where a number is to be predicted
 * @property {string} licence
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

/**
 * @param {Playground} playground
 * @param {string} file
 * @returns {URL} where it lies
 */
export const inFolder = ({ options }, file) =>
  new URL(file, new URL("samples/", options.base ?? document.baseURI));

/**
 * Data come from where the page is, from where the playground's own files are, and from the origins that the build names.
 * @param {Playground} playground
 * @param {URL} url
 * @throws {PageError} where it is elsewhere
 */
export function checkOrigin(playground, url) {
  const allowed = [location.origin, inFolder(playground, "").origin].concat(
    import.meta.env.DATA_ORIGINS ?? [],
  );
  if (allowed.includes(url.origin)) return;
  const origins = [...new Set(allowed)].join(", ");
  throw new PageError("data.otherOrigin", { url: url.href, origin: url.origin, origins });
}

/** Puts the list of samples into the store. @param {Playground} playground */
export async function loadSampleList(playground) {
  const { store, fetcher } = playground;
  const list = await (await fetcher.fetch(inFolder(playground, "index.json"))).text();
  store.patch("page", { samples: /** @type {Sample[]} */ (JSON.parse(list).samples) });
}

/**
 * @param {Playground} playground
 * @param {string} id
 * @returns {Promise<{ sample: Sample, files: NamedFile[], starting: Experiment }>}
 */
export async function fetchSample(playground, id) {
  const { store, fetcher, language } = playground;
  // It may not have come when the page opened.
  if (store.state.page.samples.length === 0) await loadSampleList(playground);
  const samples = /** @type {Sample[]} */ (store.state.page.samples);
  const sample = id ? samples.find((entry) => entry.id === id) : samples[0];
  if (!sample) throw new PageError("data.noSample", { name: id ?? "" });
  const fetched = sample.files.map(async (path) => ({
    path,
    blob: await fetcher.fetch(inFolder(playground, path)),
  }));
  const experiment = fetcher.fetch(inFolder(playground, `experiments/${sample.id}.json`));
  const files = await Promise.all(fetched);
  const starting = JSON.parse(await (await experiment).text());
  // Called as the sample is called in the list.
  if (starting.title) starting.title = language.of(sample.name);
  return { sample, files, starting };
}

/**
 * The files of an experiment's data that the page can fetch by itself.
 * @param {Playground} playground
 * @param {Experiment["data"]} data
 * @returns {Promise<{ files: NamedFile[], starting?: Experiment }>}
 */
export async function fetchData(playground, data) {
  const { store, fetcher } = playground;
  if (data && "url" in data) {
    const url = new URL(data.url, document.baseURI);
    checkOrigin(playground, url);
    const path = url.pathname.split("/").at(-1) ?? "";
    return { files: [{ path, blob: await fetcher.fetch(url) }] };
  }
  const id = data && "sample" in data ? data.sample : store.state.page.samples[0]?.id;
  return fetchSample(playground, id ?? "");
}
