// Save and load: a .keras file, which Keras opens as well.

import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { layers, loadModel, sequential } from "minibatch";

const net = sequential([
  layers.dense({ units: 8, activation: "tanh", inputShape: [2] }),
  layers.dense({ units: 1, activation: "sigmoid" }),
]);
await net.compile({ optimizer: "adam", loss: "binary_crossentropy", seed: 42 });
const rows = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
await net.fit(rows, [0, 1, 1, 0], { epochs: 50 });

// In a page: new Blob([await net.save("keras")]) for a download, or the bytes into IndexedDB.
const path = join(tmpdir(), "xor.keras");
await writeFile(path, await net.save("keras"));

const again = await loadModel(await readFile(path));
console.log("before", (await net.predict(rows)).data);
console.log("after", (await again.predict(rows)).data);
