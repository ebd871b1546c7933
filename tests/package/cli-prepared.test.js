// What the command line says of a preparation, and the rows that it writes.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { creditCsv } from "../web/course-tables.js";
import { folder, minibatch, write } from "./cli.js";
import { idx } from "./formats/make-files.js";

it("says what each step did, and writes the rows that it gave", async () => {
  const table = write("credit.csv", creditCsv());
  const json = {
    minibatch: 1,
    target: { columns: ["default10yr"], task: "classification" },
    preparation: [
      { class_name: "SelectColumns", config: { columns: ["income", "age", "loan"] } },
      {
        class_name: "TrainTestSplit",
        config: { test_size: 0.2, random_state: 42, stratify: false },
      },
      { class_name: "StandardScaler", config: {}, enabled: false },
      { class_name: "MinMaxScaler", config: {} },
    ],
    fit: { epochs: 1, batch_size: 32, validation_split: 0.25 },
  };
  const path = join(folder, "prepared.csv");
  const { status, out, err } = await minibatch(
    ...["run", write("credit.json", json), table, "--json", "--prepared", path],
  );
  expect({ status, err: err.includes("Epoch 1/1") }).toEqual({ status: 0, err: true });
  const { steps, rows } = JSON.parse(out);
  // By scikit-learn 1.9.1: train_test_split(random_state=42), MinMaxScaler.
  expect(steps[1].after).toMatchObject({ train: 240, test: 60, classes: { 0: 161, 1: 79 } });
  expect(steps[2]).toBe(null);
  const learned = steps[3].learned.columns;
  expect(learned[0]).toMatchObject({ column: "income", data_min: 20607, data_max: 69993 });
  expect(rows.train.slice(0, 6)).toEqual([232, 59, 6, 185, 173, 30]);
  expect(rows.test.slice(0, 6)).toEqual([203, 266, 152, 9, 233, 226]);
  expect([rows.train.length, rows.validation.length]).toEqual([180, 60]);

  const [header, ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  expect(header).toBe("row,part,income,age,loan,default10yr");
  expect(lines.length).toBe(300);
  const read = creditCsv().split("\n").slice(1);
  const scaled = lines.map((line) => line.split(","));
  const parts = scaled.map(([, part]) => part);
  expect(parts).toEqual(
    [180, 60, 60].flatMap((count, i) => Array(count).fill(["train", "validation", "test"][i])),
  );
  expect(scaled.map(([row]) => Number(row))).toEqual([
    ...rows.train,
    ...rows.validation,
    ...rows.test,
  ]);
  for (const [row, , income, , , target] of scaled) {
    const cells = read[Number(row)].split(",");
    expect(Number(income)).toBeCloseTo((Number(cells[1]) - 20607) / (69993 - 20607), 6);
    expect(target).toBe(cells[5]);
  }
});

it("says what was left out of the files, in both languages", async () => {
  const rows = Array.from({ length: 300 }, (_, i) => `${i},${i % 7},${i % 2 ? "x" : "y"}`);
  const text = [...rows.slice(0, 50), "1,2,x,9", "5,oops,x", ...rows.slice(50), "7,7,"].join("\n");
  const json = {
    minibatch: 1,
    target: { columns: ["k"] },
    preparation: [
      { class_name: "TrainTestSplit", config: { random_state: 1 } },
      { class_name: "SimpleImputer", config: {} },
    ],
    fit: { epochs: 1 },
  };
  const files = [write("left-out.json", json), write("left-out.csv", `a,b,k\n${text}\n`)];
  const said = [
    "1 row of left-out.csv has more cells than there are columns and was left out: line 52 has 4.",
    'Column "b" holds numbers; 1 cell that is not a number counts as missing: "oops" on line 53.',
    "1 row has no target value and is left out.",
  ];
  const { status, out, err } = await minibatch("run", ...files, "--json");
  expect(status).toBe(0);
  const { warnings } = JSON.parse(out);
  expect(warnings).toEqual(said);
  for (const sentence of said) expect(err).toContain(`${sentence}\n`);

  const swept = await minibatch("sweep", ...files, "--set", "fit.batch_size=8,16");
  expect(swept.status).toBe(0);
  for (const sentence of said) expect(swept.err.split(`${sentence}\n`)).toHaveLength(2);
  const korean = await minibatch("run", ...files, "--lang", "ko");
  expect(korean.err).toContain("left-out.csv에서 칸이 열보다 많은 1행을 제외했습니다");
});

it("writes the pixels of images as the model gets them", async () => {
  const pixels = Uint8Array.from({ length: 20 * 4 }, (_, i) => (i * 37) % 251);
  const files = [
    write("train-images-idx3-ubyte", idx([20, 2, 2], pixels)),
    write(
      "train-labels-idx1-ubyte",
      idx(
        [20],
        Array.from({ length: 20 }, (_, i) => i % 2),
      ),
    ),
  ];
  const json = {
    minibatch: 1,
    preparation: [
      { class_name: "TrainTestSplit", config: { test_size: 4, shuffle: false, stratify: false } },
      { class_name: "Rescaling", config: {} },
      { class_name: "PerImageStandardization", config: {} },
    ],
    model: {
      class_name: "Sequential",
      config: {
        layers: [
          { class_name: "InputLayer", config: { batch_shape: [null, 2, 2, 1] } },
          { class_name: "Flatten", config: {} },
          { class_name: "Dense", config: { units: 2, activation: "softmax" } },
        ],
      },
    },
    compile: { loss: "sparse_categorical_crossentropy" },
    fit: { epochs: 1 },
  };
  const path = join(folder, "images.csv");
  const { status, out, err } = await minibatch(
    ...["run", write("images.json", json), ...files, "--json", "--prepared", path],
  );
  expect({ status, err: status === 0 || err }).toEqual({ status: 0, err: true });
  const { steps } = JSON.parse(out);
  expect(steps[1].before).toMatchObject({ image: [2, 2, 1], pixels: [0, 255] });
  expect(steps[1].after.pixels).toEqual([0, 1]);
  const [header, ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  expect(header).toBe("row,part,pixel0,pixel1,pixel2,pixel3,class");
  expect(lines.length).toBe(20);
  for (const line of lines) {
    const [row, , ...cells] = line.split(",");
    const image = [...pixels.subarray(4 * Number(row), 4 * Number(row) + 4)];
    const mean = image.reduce((sum, byte) => sum + byte) / 4;
    const deviation = Math.sqrt(image.reduce((sum, byte) => sum + (byte - mean) ** 2, 0) / 4);
    // TensorFlow divides by no less than 1 / √4.
    const expected = image.map((byte) => (byte - mean) / Math.max(deviation, 255 / 2));
    expected.forEach((value, i) => expect(Number(cells[i])).toBeCloseTo(value, 5));
    expect(cells[4]).toBe(String(Number(row) % 2));
  }
});
