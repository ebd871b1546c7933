/** TF.js. One backend a worker, so that no tensor ever moves between two. */

/* global importScripts */
importScripts("serve-calls.js", "/tfjs/tf.min.js", "/tfjs/tf-backend-wasm.min.js");

/** What the two scripts define. @type {typeof import("@tensorflow/tfjs") & { wasm: typeof import("@tensorflow/tfjs-backend-wasm") }} */
const tf = /** @type {any} */ (globalThis).tf;

/** @type {import("./contender-worker.js").Contender} */
const tfjsContender = {
  /** @param {{ backend: "wasm" | "cpu" }} args */
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

  async open({ model, batch, numbers, scale, labels }) {
    const makers = /** @type {any} */ (tf.layers);
    const net = tf.sequential();
    for (const [index, [layer, options]] of model.layers.entries()) {
      const first = index === 0 ? { inputShape: model.inputShape } : {};
      net.add(makers[layer]({ ...options, ...first }));
    }
    const loss = model.classes === 1 ? "binaryCrossentropy" : "sparseCategoricalCrossentropy";
    net.compile({ optimizer: tf.train.adam(0.001), loss, metrics: ["accuracy"] });
    const x = tf.tensor(
      Float32Array.from(numbers, (number) => number * scale),
      [batch, ...model.inputShape],
    );
    const y = tf.tensor2d(labels, [batch, 1]);
    const step = () => net.trainOnBatch(x, y);
    await step();
    return {
      step,
      close() {
        net.dispose();
        tf.dispose([x, y]);
      },
    };
  },
};
/** @type {any} */ (globalThis).serveContender(tfjsContender);
