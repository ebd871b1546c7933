// Runs a model in ONNX's format by onnxruntime.

import * as ort from "onnxruntime-web";

ort.env.wasm.numThreads = 1;
ort.env.logLevel = "error";

/** @typedef {{ data: Float32Array, shape: readonly number[] }} NdArray */

/**
 * @param {Uint8Array} bytes
 * @param {NdArray[]} inputs in the model's order
 * @returns {Promise<(NdArray & { name: string })[]>}
 */
export async function runOnnx(bytes, inputs) {
  const session = await ort.InferenceSession.create(bytes, { logSeverityLevel: 3 });
  const feeds = Object.fromEntries(
    session.inputNames.map((name, i) => [
      name,
      new ort.Tensor("float32", inputs[i].data, inputs[i].shape),
    ]),
  );
  const outputs = await session.run(feeds);
  const all = session.outputNames.map((name) => {
    const { data, dims } = outputs[name];
    return { name, data: /** @type {Float32Array} */ (data), shape: dims };
  });
  await session.release();
  return all;
}
