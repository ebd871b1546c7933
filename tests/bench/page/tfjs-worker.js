/**
 * TF.js in a classic worker, as ours has one: the page tells it what to do one call at a time. One backend
 * a worker, so that no tensor ever moves between two.
 */

/* global importScripts */
importScripts("/tfjs/tf.min.js", "/tfjs/tf-backend-wasm.min.js");

/** @typedef {import("@tensorflow/tfjs").LayersModel} LayersModel */
/** @typedef {import("@tensorflow/tfjs").Tensor} Tensor */
/** @typedef {import("./tfjs.js").TfjsCalls} TfjsCalls */

/** What the two scripts define. @type {typeof import("@tensorflow/tfjs") & { wasm: typeof import("@tensorflow/tfjs-backend-wasm") }} */
const tf = /** @type {any} */ (globalThis).tf;

/** The models that are open, by name. @type {Map<string, { net: LayersModel, x: Tensor, y: Tensor }>} */
const opened = new Map();

/** @type {TfjsCalls} */
const calls = {
  async start({ backend }) {
    tf.enableProdMode();
    // One thread, as ours.
    tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
    tf.wasm.setWasmPaths("/tfjs/");
    if (!(await tf.setBackend(backend))) throw new Error(`TF.js has no backend "${backend}" here.`);
    await tf.ready();
    const simd = await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT");
    return { version: tf.version.tfjs, backend: tf.getBackend(), simd: Boolean(simd) };
  },

  async open({ name, model, batch, bytes, labels }) {
    const makers = /** @type {any} */ (tf.layers);
    const net = tf.sequential();
    for (const [index, [layer, options]] of model.layers.entries()) {
      const first = index === 0 ? { inputShape: model.inputShape } : {};
      net.add(makers[layer]({ ...options, ...first }));
    }
    const loss = model.classes === 1 ? "binaryCrossentropy" : "sparseCategoricalCrossentropy";
    net.compile({ optimizer: tf.train.adam(0.001), loss, metrics: ["accuracy"] });
    const x = tf.tensor(
      Float32Array.from(bytes, (byte) => byte / 255),
      [batch, ...model.inputShape],
    );
    const y = tf.tensor2d(labels, [batch, 1]);
    opened.set(name, { net, x, y });
    // What a backend cannot do, it says in its first step.
    await net.trainOnBatch(x, y);
  },

  async steps({ name, budgetMs, atLeast }) {
    const { net, x, y } = /** @type {NonNullable<ReturnType<typeof opened.get>>} */ (
      opened.get(name)
    );
    const begin = performance.now();
    let steps = 0;
    while (steps < atLeast || performance.now() - begin < budgetMs) {
      await net.trainOnBatch(x, y);
      ++steps;
    }
    return { ms: performance.now() - begin, steps };
  },

  async close({ name }) {
    const entry = opened.get(name);
    if (!entry) return;
    entry.net.dispose();
    tf.dispose([entry.x, entry.y]);
    opened.delete(name);
  },
};

globalThis.onmessage = async ({ data: { method, args } }) => {
  try {
    postMessage({ value: await /** @type {any} */ (calls)[method](args) });
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
};
