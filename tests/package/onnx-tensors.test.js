// Tensors of onnxruntime-web as x, y and sample weights.

import * as ort from "onnxruntime-web";
import { renderMessage, input, layers, model, sequential } from "minibatch";
import { ko } from "minibatch/ko";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runOnnx } from "./model-files/onnx.js";

const net = sequential([
  layers.dense({ units: 4, activation: "tanh", inputShape: [3] }),
  layers.dense({ units: 1 }),
]);
beforeAll(() => net.compile({ optimizer: "sgd", loss: "mse", seed: 3 }));
afterAll(() => net.dispose());

const numbers = [0, 1, 2, 3, 0, 1, 1, 1, 4, 5, 0, 7];
const dims = [4, 3];
const predicted = async (/** @type {any} */ x) => [...(await net.predict(x)).data];

it.each([
  ["float32", Float32Array],
  ["float64", Float64Array],
  ["int8", Int8Array],
  ["uint8", Uint8Array],
  ["int16", Int16Array],
  ["uint16", Uint16Array],
  ["int32", Int32Array],
  ["uint32", Uint32Array],
])("%s", async (type, Numbers) => {
  const tensor = new ort.Tensor(/** @type {any} */ (type), Numbers.from(numbers), dims);
  expect(await predicted(tensor)).toEqual(await predicted({ data: numbers, shape: dims }));
});

it.each([
  ["int64", BigInt64Array],
  ["uint64", BigUint64Array],
])("%s, whose numbers are BigInts", async (type, Numbers) => {
  const data = Numbers.from(numbers.map(BigInt));
  const tensor = new ort.Tensor(/** @type {any} */ (type), data, dims);
  expect(await predicted(tensor)).toEqual(await predicted({ data: numbers, shape: dims }));
});

it("bool", async () => {
  const bits = numbers.map((value) => value > 1);
  const tensor = new ort.Tensor("bool", bits, dims);
  expect(await predicted(tensor)).toEqual(await predicted({ data: bits.map(Number), shape: dims }));
});

it("trains and evaluates on them", async () => {
  const x = new ort.Tensor("float32", Float32Array.from(numbers), dims);
  const y = new ort.Tensor("float32", Float32Array.of(0, 1, 0, 1), [4, 1]);
  const plain = { x: { data: numbers, shape: dims }, y: [0, 1, 0, 1] };
  expect(await net.evaluate(x, y)).toEqual(await net.evaluate(plain.x, plain.y));
  const sampleWeight = new ort.Tensor("float32", Float32Array.of(1, 0, 0, 2), [4]);
  expect(await net.evaluate(x, y, { sampleWeight })).toEqual(
    await net.evaluate(plain.x, plain.y, { sampleWeight: [1, 0, 0, 2] }),
  );
  await net.fit(x, y, { epochs: 2 });
  // The tensor is the caller's, and is still there.
  expect(x.data).toHaveLength(12);
});

it("goes on with what another model gave, of several inputs by name", async () => {
  const session = await ort.InferenceSession.create(await net.save("onnx"));
  const x = new ort.Tensor("float32", Float32Array.from(numbers), dims);
  const given = await session.run({ [session.inputNames[0]]: x });
  const [name] = session.outputNames;
  const [a, b] = [input({ shape: [1], name }), input({ shape: [3], name: "b" })];
  const joined = model({ inputs: [a, b], outputs: layers.concatenate()([a, b]) });
  const { data } = await joined.predict({ ...given, b: x });
  const [out] = await runOnnx(await net.save("onnx"), [
    { data: Float32Array.from(numbers), shape: dims },
  ]);
  const rows = [0, 1, 2, 3].map((row) => [out.data[row], ...numbers.slice(3 * row, 3 * row + 3)]);
  expect([...data]).toEqual(rows.flat());
  await session.release();
  joined.dispose();
});

it("refuses what has no numbers here", async () => {
  const half = new ort.Tensor("float16", new Uint16Array(12), dims);
  const error = await net.predict(/** @type {any} */ (half)).catch((error) => error);
  expect(error).toMatchObject({ code: "invalid-argument", id: "arrays.tensor" });
  expect(error.message).toMatch(/^predict\(\): x: .* this one is of float16\./);
  expect(renderMessage(error, ko)).toContain("float16 텐서");
  const words = new ort.Tensor("string", Array(12).fill("word"), dims);
  await expect(net.predict(/** @type {any} */ (words))).rejects.toThrow("of string");
  const far = ort.Tensor.fromGpuBuffer(/** @type {any} */ ({}), { dims, dataType: "float32" });
  await expect(net.predict(/** @type {any} */ (far))).rejects.toThrow("getData()");
  const other = new ort.Tensor("float32", Float32Array.from(numbers), [3, 4]);
  await expect(net.predict(other)).rejects.toMatchObject({ code: "shape-mismatch" });
});
