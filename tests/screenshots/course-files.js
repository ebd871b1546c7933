/** Files as courses hand them out: each format that a notebook begins with. */

import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { inRoot } from "../../tools/paths.mjs";
import { churnCsv, creditCsv, housingCsv } from "../web/course-tables.js";
import { csv, shapesZip } from "../web/playground.js";

/** @param {string} path @param {string} [name] */
const file = (path, name = path.slice(path.lastIndexOf("/") + 1)) => ({
  name,
  mimeType: "",
  buffer: readFileSync(inRoot(path)),
});

const fashion = "public/samples/fashion-mnist";
const idxFiles = () =>
  readdirSync(inRoot(fashion))
    .filter((name) => name.endsWith(".gz"))
    .map((name) => file(`${fashion}/${name}`));

/** What is behind the head of an IDX file of the sample. @param {string} name @param {number} head its bytes */
const idxData = (name, head) =>
  gunzipSync(readFileSync(inRoot(`${fashion}/${name}-ubyte.gz`))).subarray(head);

/** As Kaggle has them: a label, and 784 pixels in each row. */
function pixelCsv() {
  const labels = idxData("train-labels-idx1", 8);
  const pixels = idxData("train-images-idx3", 16);
  const head = ["label", ...Array.from({ length: 784 }, (_, at) => `pixel${at + 1}`)];
  const rows = Array.from({ length: 300 }, (_, row) => [
    labels[row],
    ...pixels.subarray(row * 784, (row + 1) * 784),
  ]);
  return csv("fashion-mnist_train.csv", [head, ...rows].map((row) => row.join()).join("\n"));
}

/** Batches as CIFAR-10's binary version has them: a class, then red, green and blue of 32 × 32 pixels. */
function cifarBatches() {
  const batch = (/** @type {string} */ name, /** @type {number} */ count) => {
    const buffer = Buffer.alloc(count * 3073);
    for (let image = 0; image < count; image++) {
      const cls = image % 10;
      buffer[image * 3073] = cls;
      for (let at = 0; at < 3072; at++) {
        const [channel, y, x] = [Math.floor(at / 1024), Math.floor((at % 1024) / 32), at % 32];
        const isIn = Math.hypot(x - 10 - (image % 7), y - 10 - cls) < 8;
        buffer[image * 3073 + 1 + at] = isIn ? 60 + ((cls * 40 + channel * 90) % 190) : 30 + x + y;
      }
    }
    return { name, mimeType: "", buffer };
  };
  return [batch("data_batch_1.bin", 200), batch("test_batch.bin", 50)];
}

/** By what is shown: the files that are chosen together. @type {[string, () => any][]} */
export const courseFiles = [
  ["credit", () => csv("credit.csv", creditCsv())],
  ["pass-fail", () => file("public/samples/pass-fail.csv")],
  ["Pima", () => file("public/samples/pima-indians-diabetes.csv")],
  ["housing", () => csv("housing.csv", housingCsv())],
  ["Fashion-MNIST IDX", idxFiles],
  ["CIFAR pickles", () => file("tests/package/fixtures/cifar/cifar-10-python.tar.gz")],
  ["CIFAR binaries", cifarBatches],
  ["folders", shapesZip],
  ["pixel CSV", pixelCsv],
  ["EUC-KR", () => ({ name: "고객이탈.csv", mimeType: "text/csv", buffer: churnCsv() })],
];
