// What a program uses and does not define: models of other files, and what is decided where it runs.

import { describe, expect, it } from "vitest";
import { experiment } from "minibatch";
import { read } from "./read.js";

const begin = "from keras import Input, Model, Sequential, layers\n";

describe("a model that the text does not define is asked for by its name", () => {
  it.each([
    [
      "in a wrapper",
      "i = Input((5, 8, 8, 3))\nx = layers.TimeDistributed(vision)(i)\nmodel = Model(i, layers.LSTM(4)(x))",
      ["python.model-wanted", "vision", ""],
    ],
    [
      "imported into a wrapper",
      "from nets.image import vision\ni = Input((5, 8, 8, 3))\nx = layers.TimeDistributed(vision)(i)\nmodel = Model(i, layers.LSTM(4)(x))",
      ["python.model-imported", "vision", "nets.image"],
    ],
    [
      "called, the first of two",
      "from .nets import encoder\ni = Input((8,))\nmodel = Model(i, head(encoder(i), 3))",
      ["python.model-imported", "encoder", "nets"],
    ],
    [
      "in a list",
      "model = Sequential([vision, layers.Flatten(), layers.Dense(1)])",
      ["python.model-wanted", "vision", ""],
    ],
  ])("%s", async (_what, body, [code, name, module]) => {
    const { wrong } = await read(begin + body);
    expect(wrong.map((one) => one.code)).toEqual([code]);
    expect(wrong[0].values).toMatchObject({ name, module });
    expect(wrong[0].message).toMatch(/Paste/);
  });
});

describe("where only running would tell", () => {
  it.each([
    ["an empty return is passed by", "if not os.path.exists(p):\n        return\n    "],
    [
      "the end of the program, too",
      "if len(sys.argv) < elsewhere:\n        raise SystemExit\n    ",
    ],
    [
      "what is built is taken, not what is loaded",
      "if os.path.exists(p):\n        return load_model(p)\n    ",
    ],
  ])("%s", async (_what, guard) => {
    const { json, codes } = await read(`${begin}
import os, sys
def build(p):
    ${guard}model = Sequential([Input((4,)), layers.Dense(3)])
    return model
model = build(elsewhere)
`);
    expect(codes).toEqual([]);
    expect(json.config.layers[1].config.units).toBe(3);
  });

  it("the rounds that are left out of a loop leave its list unknown", async () => {
    const { json, codes } = await read(`${begin}
import os
def names(folder):
    found = []
    for name in os.listdir(folder):
        if not os.path.isdir(name):
            continue
        found.append(name)
    return len(found)
n_classes = names("photos")
model = Sequential([Input((4,)), layers.Dense(n_classes, activation="softmax")])
`);
    expect(codes).toEqual([]);
    expect(json.config.layers[1].config.units).toBe(2);
  });

  it("a dictionary's own default is taken", async () => {
    const { json, codes } = await read(`${begin}
from config import settings
model = Sequential([Input((4,)), layers.Dense(settings.get("width", 7))])
`);
    expect(codes).toEqual([]);
    expect(json.config.layers[1].config.units).toBe(7);
  });
});

describe("columns of another file", () => {
  const program = `
x, y = df[["Glucose", "BMI"]], df["Outcome"]
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2)
model = Sequential([layers.Input((2,)), layers.Dense(1, activation="sigmoid")])
model.compile(loss="binary_crossentropy")
model.fit(x_train, y_train)
`;
  it.each([
    ["are said", ["sepal_length", "species"], "Outcome, Glucose, BMI"],
    ["of the open file are not", ["BMI", "Glucose", "Outcome"], undefined],
    ["are not where none is open", [], undefined],
  ])("%s", async (_what, columns, expected) => {
    const { findings } = await experiment.fromPython(begin + program, { columns });
    const found = findings.find(({ code }) => code === "python.columns-elsewhere");
    expect(found?.values.columns).toBe(expected);
  });
});
