// NumPy's arrays whose names say nothing, told which are which.

import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { beforeAll, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { errorOf, file, npy, zip } from "./make-files.js";
import { loadCore } from "./load-core.js";

const arrays = unzipSync(readFileSync(new URL("../fixtures/arrays/rows.npz", import.meta.url)));
const archive = file(
  "a.npz",
  zip({
    "data.npy": arrays["x_train.npy"],
    "who.npy": arrays["y_train.npy"],
    "rest.npy": arrays["x_test.npy"],
    "others.npy": arrays["y_test.npy"],
  }),
);

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {import("../../../wasm/formats/types.js").NumPyConfig} config */
const read = async (config) =>
  /** @type {import("../../../wasm/formats/table-source.js").TableSource} */ (
    await readFiles([archive], { core, reading: { class_name: "NumPy", config } })
  );

it("are read as what they are said to be", async () => {
  const config = { x_train: "data", y_train: "who", x_test: "rest", y_test: "others" };
  const source = await read(config);
  const rows = await readFiles([file("rows.npz", zip(arrays))], { core });
  const all = { from: 0, count: 100 };
  expect(source.rows(all)).toEqual(
    /** @type {import("../../../wasm/formats/table-source.js").TableSource} */ (rows).rows(all),
  );
  const reading = { class_name: /** @type {const} */ ("NumPy"), config };
  const prepared = await source.prepare({ reading });
  for (const object of [prepared.train, prepared.test]) object.delete();
  for (const one of [prepared, source, rows]) one.dispose();
});

it("may be rows to validate with", async () => {
  const rows = (/** @type {number[]} */ ...first) =>
    npy("'<f4'", [first.length, 1], Float32Array.from(first));
  const files = { "a.npy": rows(1, 2, 3), "b.npy": rows(4), "c.npy": rows(5, 6) };
  const config = { x_train: "a", x_val: "b", x_test: "c" };
  const source = /** @type {import("../../../wasm/formats/table-source.js").TableSource} */ (
    await readFiles([file("abc.npz", zip(files))], {
      ...{ core, reading: { class_name: "NumPy", config } },
    })
  );
  expect(source.rows({ from: 0, count: 9 }).rows.map((row) => row.join())).toEqual([
    ...["1,train", "2,train", "3,train", "4,validation", "5,test", "6,test"],
  ]);
  expect(source.description.suggestedFit).toEqual({ validation_split: 0.25 });
  source.dispose();
});

it("may be x and y alone", async () => {
  const source = await read({ x: "data", y: "who" });
  expect(source.description.columns.at(-1)?.name).toBe("y");
  source.dispose();
});

it("are refused where there is none of a name", async () => {
  const error = await errorOf(() => read({ x: "four" }));
  expect(error.message).toMatch(/There is no array "four"; there are data, who, rest/);
});
