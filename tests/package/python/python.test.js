// Keras programs become experiments: the course's own code with its slips, notebooks in many styles, and mistakes.

import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { experiment, looksLikePython, mendPython, renderMessage } from "minibatch";
import { ko } from "minibatch/ko";
import { describe, expect, it } from "vitest";
import { inRoot } from "../../../tools/paths.mjs";
import { minibatch, minibatchIn, write } from "../cli.js";
import { faulty } from "./faulty.js";

const folder = "tests/package/python";
/** @param {string} path */
const read = (path) => readFileSync(inRoot(folder, path), "utf8");
const programs = ["course", "sound", "told"].flatMap((part) =>
  readdirSync(inRoot(folder, part))
    .sort()
    .map((name) => `${part}/${name}`),
);

/** What each program becomes, looked over by hand. @type {Record<string, { experiment: any, findings: string[] }>} */
const expected = JSON.parse(read("expected.json"));

/** @param {import("minibatch").PythonFinding[]} findings */
const listed = (findings) => findings.map(({ line, code }) => `${line} ${code}`);
/** @param {import("minibatch").PythonFinding[]} findings */
const wrong = (findings) => findings.filter(({ kind }) => kind !== "note");

describe("a Keras program", () => {
  it("is expected to become something in every case", () => {
    expect(programs.length).toBeGreaterThanOrEqual(70);
    expect(Object.keys(expected).sort()).toEqual(programs);
  });

  it.each(programs)("%s becomes its experiment", async (path) => {
    const { experiment: found, findings } = await experiment.fromPython(read(path));
    expect(found?.toJSON()).toEqual(experiment(expected[path].experiment).toJSON());
    expect(listed(findings)).toEqual(expected[path].findings);
    if (path.startsWith("sound/")) expect(wrong(findings)).toEqual([]);
  });

  it("of the course has no slips left once it is mended", async () => {
    for (const path of programs.filter((name) => name.startsWith("course/"))) {
      const { findings, text } = await experiment.fromPython(read(path));
      const mended = await experiment.fromPython(mendPython(text, findings));
      // What is learned before the split, and misprinted lines that are gone, are no edits.
      const left = mended.findings.filter(({ kind }) => kind === "fault" || kind === "left-out");
      expect(listed(left), path).toEqual([]);
    }
  });

  it("of the course trains on its file", async () => {
    const { experiment: found } = await experiment.fromPython(read("course/004-credit.py"));
    const bytes = new Uint8Array(readFileSync(inRoot("public/samples/credit.csv")));
    const run = await found?.run([{ name: "creditset2.csv", bytes }]);
    expect(run?.history.loss).toHaveLength(20);
    expect(Object.keys(run?.evaluation ?? {}).sort()).toEqual(["acc", "loss"]);
    run?.dispose();
  });

  it("chooses columns by their places where the file's are known", async () => {
    const columns = [...Array.from({ length: 48 }, (_, i) => `Sensor.${i + 1}`), "Pass.Fail"];
    const { experiment: found, findings } = await experiment.fromPython(
      read("course/004-imbalance.py"),
      { columns },
    );
    expect(found?.json.target.columns).toEqual(["Pass.Fail"]);
    expect(findings.map(({ code }) => code)).not.toContain("python.columns-by-position");
  });
});

describe("a mistake", () => {
  it("is of at least twenty kinds", () => {
    expect(new Set(faulty.map(([code]) => code)).size).toBeGreaterThan(40);
  });

  it.each(faulty)("%s is found and mended", async (code, program, mended) => {
    const { findings, text } = await experiment.fromPython(program);
    const own = findings.filter((one) => one.code === `python.${code}`);
    expect(own).not.toEqual([]);
    // No other is seen where there is none.
    expect(wrong(findings)).toEqual(own);
    for (const { from, to, line, message, code: id, values } of own) {
      expect(line).toBe(text.slice(0, from).split("\n").length);
      expect(from).toBeLessThanOrEqual(to);
      for (const sentence of [message, renderMessage({ id, values }, ko)]) {
        expect(sentence).not.toMatch(/[{}]|python\./);
      }
    }
    if (mended === null) return;
    const after = mendPython(text, own);
    expect(after).toContain(mended);
    const again = await experiment.fromPython(after);
    expect(wrong(again.findings)).toEqual([]);
  });
});

describe("a piece of a program", () => {
  /** @param {string} code */
  const steps = async (code) => (await experiment.fromPython(code)).experiment?.json.preparation;
  const sgd = 'model.compile(optimizer="sgd", loss="mse")\n';
  const small = "model = keras.Sequential([keras.layers.Dense(1)])\n";

  it("keeps the statement behind a line of prose", async () => {
    const lines = [
      "- 데이터는 나누었다고 가정.\n_, width = x_train.shape\n",
      "model = keras.Sequential([keras.layers.Dense(1, input_shape=(width,))])\n",
      "설명: 이제 컴파일을 합니다.\n" + sgd,
      "epochs = 7 이면 충분합니다\nmodel.fit(x_train, y_train, epochs=epochs)\n",
    ];
    const { experiment: found, findings } = await experiment.fromPython(lines.join(""));
    expect(listed(findings)).toEqual([
      "1 python.not-parsed",
      "2 python.given-data",
      "4 python.not-parsed",
      "6 python.not-parsed",
    ]);
    expect(found?.json).toMatchObject({ compile: { optimizer: "sgd" }, fit: { epochs: 7 } });
  });

  it("divides given pixels, whatever the model takes", async () => {
    const rescaling = [{ class_name: "Rescaling", config: {} }];
    const flat = "x_train = x_train.reshape((60000, 28*28)) / 255.0\n";
    const one = "model = keras.Sequential([keras.layers.Dense(1, input_shape=(784,))])\n" + sgd;
    expect(await steps(`${flat}${one}model.fit(x_train, y_train)\n`)).toEqual(rescaling);
    expect(await steps("train_images = train_images / 255.0\n")).toEqual(rescaling);
    expect(
      await steps(`x_train = x_train / 10\n${small}${sgd}model.fit(x_train, y_train)\n`),
    ).toEqual([]);
  });

  it("has no attributes but its own", async () => {
    const code = `table = pd.read_csv("a.csv")\na = table.__proto__\nb = table.constructor\n`;
    await expect(experiment.fromPython(`import pandas as pd\n${code}`)).resolves.toBeDefined();
  });

  it("takes rows by whatever name they are trained on", async () => {
    const code = `digits_train = digits_train / 255\n${small}${sgd}model.fit(digits_train, answers_train)\n`;
    const { experiment: found, findings } = await experiment.fromPython(code);
    expect(found?.json.preparation).toEqual([{ class_name: "Rescaling", config: {} }]);
    expect(listed(findings)).toEqual(["1 python.given-data"]);
  });

  it("holds numbers where only the data tells a shape", async () => {
    const { experiment: found } = await experiment.fromPython(`
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
model = keras.Sequential([keras.layers.LSTM(4, input_shape=x_train.shape[1:]), keras.layers.Dense(10)])
other = keras.Sequential([keras.layers.LSTM(4, input_shape=[X.shape[1]]), keras.layers.Dense(10)])
other.fit(x_train, y_train)
`);
    expect(found?.json.model?.config.layers[0]).toEqual({
      class_name: "Reshape",
      config: { target_shape: [28, 28] },
    });
  });

  it("takes rows that another block made, by whatever name, and says which model nobody trains", async () => {
    const { findings, said } = await experiment.fromPython(
      `idle = keras.Sequential([keras.layers.Dense(3)])\n${small}${sgd}model.fit(inputs, outcomes)\n`,
    );
    expect(listed(findings)).toEqual(["1 python.idle-model", "4 python.given-data"]);
    expect(said).not.toContain("seed");
  });

  it("says which data sets it does not have", async () => {
    const { findings } = await experiment.fromPython(
      `from sklearn.datasets import load_linnerud\nx_train, y_train = load_linnerud(return_X_y=True)\n${small}${sgd}model.fit(x_train, y_train)\n`,
    );
    expect(listed(findings)).toEqual(["2 python.left-out"]);
  });

  it("says once that a Lambda is left out", async () => {
    const { findings } = await experiment.fromPython(
      `model = keras.Sequential([keras.layers.Lambda(lambda t: halved(t)), keras.layers.Dense(1)])\n${sgd}`,
    );
    expect(listed(findings)).toEqual(["1 python.lambda"]);
  });

  it("takes no other data set for rows that an earlier piece made", async () => {
    const images = `(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
model.fit(x_train, y_train)
`;
    for (const name of ["X_train", "train_x"]) {
      const { experiment: found, findings } = await experiment.fromPython(
        `${images}${small}${sgd}model.fit(${name}, ${name.replace(/x$/i, "y").replace("X_", "Y_")})\n`,
      );
      expect(listed(findings)).toEqual(["2 python.other-models", "7 python.given-data"]);
      expect(found?.json.data).toBeNull();
    }
  });
});

describe("what is no Keras program", () => {
  /** @type {[what: string, text: string, code: string][]} */
  const others = [
    ["PyTorch", "import torch\nnet = torch.nn.Linear(3, 1)\n", "python.pytorch"],
    ["a broken notebook", '{"cells": [{"cell_type": "code", "source": [', "python.no-notebook"],
    ["a notebook without a model", '{"cells": []}', "python.no-model"],
    ["a subclass", "class Net(keras.Model):\n    pass\nnet = Net()\n", "python.subclass"],
    ["nothing", "", "python.no-model"],
  ];
  it.each(others)("%s is named", async (_, text, code) => {
    const { experiment: found, findings } = await experiment.fromPython(text);
    expect(found).toBeNull();
    expect(findings.map((one) => one.code)).toContain(code);
  });

  /** @type {[what: string, text: string, listed: string[]][]} */
  const unread = [
    [
      "a bracket that is not closed",
      "import pandas as pd\nx = [1, 2\ny = x\n",
      ["2 python.unclosed", "2 python.no-model"],
    ],
    [
      "a bracket too many",
      "import numpy as np\nprint(np.pi))\ny = 4\n",
      ["2 python.not-parsed", "2 python.no-model"],
    ],
    ["nothing but a quote that is not closed", 'print("hello)\n', ["1 python.not-parsed"]],
    ["prose", "A network learns by changing its weights.\n", ["1 python.not-parsed"]],
  ];
  it.each(unread)("%s is said before a model is missed", async (_, text, expected) => {
    const { experiment: found, findings } = await experiment.fromPython(text);
    expect(found).toBeNull();
    expect(listed(findings)).toEqual(expected);
  });

  it("is told from one without reading it", () => {
    for (const path of programs) expect(looksLikePython(read(path)), path).toBe(true);
    const table = "age,height,sick\n31,180,0\n45,171,1\n";
    const prose = "A network learns by changing its weights. More layers are not always better.\n";
    const notes = '{"layers": 3, "note": "a model with dense layers"}';
    for (const text of ["", table, prose, notes, "def area(r):\n    return 3.14 * r * r\n"]) {
      expect(looksLikePython(text), text).toBe(false);
    }
  });

  it("does not hang in loops, recursion or deep nesting", async () => {
    const loop = "for i in range(10**9):\n  for j in range(10**9):\n    x = i * j\n";
    const recursion = "def f(n):\n    return f(n) + f(n)\ny = f(1)\n";
    const deep = `z = ${"(".repeat(3000)}1${")".repeat(3000)}\n`;
    for (const text of [loop, recursion, deep, "a = ".repeat(2000) + "1"]) {
      expect((await experiment.fromPython(text)).experiment).toBeNull();
    }
  });

  it("never breaks the reader", async () => {
    const texts = programs.map(read);
    const change = fc.record({
      text: fc.constantFrom(...texts),
      at: fc.nat(3000),
      length: fc.nat(40),
      insert: fc.constantFrom(
        "",
        "(",
        ")",
        "[",
        "=",
        "None",
        "x_train",
        "-1",
        "'",
        '"""',
        "\n",
        "*",
        "{}",
        "lambda:",
      ),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ text, at, length, insert }) => {
        const changed = text.slice(0, at) + insert + text.slice(at + length);
        const { findings, text: code } = await experiment.fromPython(changed);
        for (const { from, to } of findings)
          expect(0 <= from && from <= to && to <= code.length).toBe(true);
        mendPython(code, findings);
      }),
      { numRuns: 150 },
    );
  });
});

describe("minibatch import", () => {
  it("prints the experiment, and a line for each finding on standard error", async () => {
    const path = write("course.py", read("course/000-dnn.py"));
    const { status, out, err } = await minibatch("import", path);
    expect(status).toBe(0);
    expect(experiment(out).json.fit?.epochs).toBe(100_000);
    expect(err.split("\n")[1]).toMatch(/course\.py:4: .* subtracts the maximum/);
    const korean = await minibatchIn({ LANG: "ko_KR.UTF-8" }, "import", path);
    expect(korean.err).toMatch(/최솟값을 뺍니다/);
  });

  it("says what is wrong with its arguments", async () => {
    expect(await minibatch("import")).toMatchObject({ status: 2 });
    expect(await minibatch("import", write("other.py", "import torch\n"))).toMatchObject({
      status: 1,
      out: "",
    });
  });
});
