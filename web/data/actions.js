/** Loading data: a sample or a person's files become a source, and the source train and test rows. */

import { readFiles } from "minibatch";
import { disposeNet, handles } from "../handles.js";
import { number, t } from "../locales/i18n.js";
import { dataChanged } from "../model/actions.js";
import { saveFiles } from "../storage.js";
import { announce, isTraining, store } from "../store.js";
import { forgetResults } from "../train/results.js";
import { followData } from "../train/suggestion.js";
import { toInput } from "./files.js";
import { fetchSample } from "./samples.js";

/** @import { DataOptions, Origin } from "../types.js" */
/** @import { NamedFile } from "../handles.js" */

/** Images whose longer side is beyond this are first offered at `comfortable` pixels. */
const largeSide = 96;
const comfortableSide = 64;

/** @type {AbortController | null} */
let loading = null;
/** The options the rows were made with. @type {DataOptions} */
let used = { testSize: 0.2 };

/**
 * @param {string} id
 * @param {Partial<DataOptions>} [options]
 */
export async function loadSample(id, options) {
  const name = store.state.page.samples.find((sample) => sample.id === id)?.name ?? id;
  await load(name, async () => {
    const { sample, files } = await fetchSample(id);
    const target = sample.target ? { target: sample.target } : {};
    return {
      files,
      origin: /** @type {Origin} */ ({ type: "sample", id: sample.id }),
      options: { ...target, ...options },
    };
  });
}

/**
 * @param {NamedFile[]} files
 * @param {Partial<DataOptions>} [options]
 */
export async function loadFiles(files, options = {}) {
  if (files.length === 0) return;
  const label = files.length === 1 ? files[0].path : t("data.countFiles", { count: files.length });
  const names = files.slice(0, 20).map(({ path }) => path);
  await load(label, async () => ({
    files,
    origin: /** @type {Origin} */ ({ type: "files", names }),
    options,
  }));
  if (handles.files === files && store.state.data.origin?.type === "files") await saveFiles(files);
}

export function cancelLoading() {
  loading?.abort();
}

/**
 * Reads files and, when all went well, puts them in the place of the data before.
 * @param {string} label
 * @param {() => Promise<{ files: NamedFile[], origin: Origin, options: Partial<DataOptions> }>} get
 */
async function load(label, get) {
  if (isTraining()) {
    store.patch("data", { error: t("data.stopFirst") });
    return;
  }
  loading?.abort();
  const controller = new AbortController();
  loading = controller;
  store.patch("data", { loading: { label }, error: "" });
  let source = null;
  try {
    const { files, origin, options } = await get();
    source = await readFiles(files.map(toInput), {
      signal: controller.signal,
      onProgress: (done, total) => store.patch("data", { loading: { label, done, total } }),
    });
    if (controller.signal.aborted) throw new DOMException("", "AbortError");
    await adopt(source, origin, { ...defaultOptions(source.description), ...options }, files);
    source = null;
  } catch (error) {
    source?.dispose();
    if (!controller.signal.aborted) {
      store.patch("data", { error: /** @type {Error} */ (error).message });
    }
  } finally {
    if (loading === controller) {
      loading = null;
      store.patch("data", { loading: null });
    }
  }
}

/**
 * @param {any} source
 * @param {Origin} origin
 * @param {DataOptions} options
 * @param {NamedFile[]} files
 */
async function adopt(source, origin, options, files) {
  const facts = source.description;
  const images = facts.kind === "images";
  const examples = await source.examples({ count: images ? 160 : 6, seed: 1 });
  const { seed } = store.state.training.settings;
  let prepared = null;
  let error = "";
  try {
    prepared = await source.prepare({ ...options, seed });
  } catch (reason) {
    // A table whose proposed target does not do is shown, so that another can be chosen.
    if (images || facts.columns.length < 2) throw reason;
    error = /** @type {Error} */ (reason).message;
  }
  release();
  handles.source = source;
  handles.prepared = prepared;
  handles.seed = seed;
  handles.files = files;
  used = options;
  store.patch("data", { origin, facts, examples, options, error });
  publishPrepared();
  await dataChanged();
  const count = images ? facts.count : facts.rows;
  announce(t("data.loaded", { name: facts.name, count, rows: number(count) }));
}

/** Options asked for while rows are still made with earlier ones. @type {DataOptions | null} */
let wanted = null;
/** @type {Promise<void> | null} */
let preparing = null;

/**
 * Makes train and test rows again, with other options. Where that fails, the rows before stay.
 * @param {Partial<DataOptions>} changes
 */
export function prepareAgain(changes) {
  if (isTraining() || !handles.source) return preparing;
  wanted = { ...(wanted ?? store.state.data.options), ...changes };
  preparing ??= prepareWanted().finally(() => {
    preparing = null;
  });
  return preparing;
}

async function prepareWanted() {
  while (wanted) {
    const options = wanted;
    const { source } = handles;
    store.patch("data", { loading: { label: store.state.data.facts.name }, options, error: "" });
    try {
      const { seed } = store.state.training.settings;
      const prepared = await source.prepare({ ...options, seed });
      if (source !== handles.source) {
        // Other data came in meanwhile.
        prepared.dispose();
        wanted = null;
      } else if (options === wanted) {
        wanted = null;
        disposeNet();
        handles.prepared?.dispose();
        handles.prepared = prepared;
        handles.seed = seed;
        used = options;
        publishPrepared();
        await dataChanged();
      } else prepared.dispose();
    } catch (error) {
      if (source === handles.source && options === wanted) {
        store.patch("data", { options: used, error: /** @type {Error} */ (error).message });
      }
      if (options === wanted) wanted = null;
    }
  }
  store.patch("data", { loading: null });
}

/** Frees what the data before took, and forgets what was computed from it. */
function release() {
  disposeNet();
  handles.prepared?.dispose();
  handles.source?.dispose();
  handles.prepared = null;
  handles.source = null;
}

function publishPrepared() {
  const { source, prepared } = handles;
  forgetResults();
  store.patch("data", {
    warnings: [...source.description.warnings, ...(prepared?.warnings ?? [])],
    prepared: prepared && {
      task: prepared.task,
      classNames: prepared.classNames ?? [],
      inputShape: prepared.inputShape,
      trainRows: prepared.train.rows,
      testRows: prepared.test.rows,
    },
  });
  followData();
}

/**
 * @param {any} facts
 * @returns {DataOptions}
 */
function defaultOptions(facts) {
  if (facts.kind === "table") return { testSize: 0.2, target: facts.suggestedTarget };
  const { height, width, channels } = facts;
  const longer = Math.max(height, width);
  if (longer <= largeSide) return { testSize: 0.2, height, width, channels };
  const scale = comfortableSide / longer;
  return {
    testSize: 0.2,
    height: Math.max(1, Math.round(height * scale)),
    width: Math.max(1, Math.round(width * scale)),
    channels,
  };
}
