// Lessons as data: what the schema allows, the same in all languages, and that a lesson says what its script does.

import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import {
  compileLesson,
  compileText,
  labels,
  languages,
  lessonNames,
  sharedOf,
} from "../../tools/lessons.mjs";
import { htmlOf } from "../../tools/page-html.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { comparisonNames, factsOf, holds, isDone } from "../../web/lessons/checks.js";

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(inRoot(path), "utf8"));
const schema = read("web/lessons/lesson.schema.json");
const isLesson = new Ajv({ allErrors: true }).compile(schema);
const samples = read("public/samples/index.json").samples.map((/** @type {any} */ { id }) => id);

/** The words of a tree. @param {any} nodes @returns {string} */
const textOf = (nodes) =>
  nodes
    .map((/** @type {any} */ node) => (typeof node === "string" ? node : textOf(node.slice(2))))
    .join("");

describe.each(lessonNames())("%s", (name) => {
  const shared = sharedOf(name);

  it("is what the schema says, and begins with a sample", () => {
    isLesson(shared);
    expect(isLesson.errors ?? []).toEqual([]);
    expect(samples).toContain(shared.sample);
  });

  it.each(languages)("says what its script does, in %s", (language) => {
    const label = labels(language);
    const { parts, title, about } = compileLesson(name, language);
    expect(title && about).toBeTruthy();
    let said = "";
    for (const part of parts) {
      said += textOf([...part.nodes, ...("hints" in part ? part.hints.flat() : [])]);
      if (!("task" in part)) continue;
      const { do: steps } = shared.tasks.find((/** @type {any} */ { id }) => id === part.task);
      for (const { train: _, values, layer, before, example, ...step } of steps) {
        const words = Object.entries(step).flatMap(([what, value]) =>
          what === "answer" ? [] : what === "section" ? [`steps.${value}`] : [value].flat(),
        );
        for (const word of words) {
          // Numbers are said in their own way.
          if (values || /^\d/.test(word)) continue;
          expect(said, `${part.task}: ${word}`).toContain(label(word) ?? word);
        }
      }
    }
  });
});

describe("the text of a lesson", () => {
  const compile = (/** @type {string} */ text) =>
    compileText(`---\ntitle: T\nabout: A\n---\n${text}`, "x.md", (key) =>
      key === "train.train" ? "Train" : undefined,
    );

  it("becomes trees of known elements, with the page's own words", () => {
    const { parts } = compile(
      "Press {train.train} `now`.\n\n::: task one\nDo *it*.\n\n::: hint\nSo.\n:::\n:::\n",
    );
    expect(parts).toEqual([
      { nodes: [["p", {}, "Press ", ["b", {}, "Train"], " ", ["code", {}, "now"], "."]] },
      {
        task: "one",
        nodes: [["p", {}, "Do ", ["em", {}, "it"], "."]],
        hints: [[["p", {}, "So."]]],
      },
    ]);
  });

  it("takes no HTML: it stays text, also on the lesson's own page", () => {
    const { parts } = compile('<img src=x onerror="alert(1)"> & <b>bold</b>');
    const html = htmlOf(parts[0].nodes);
    expect(html).not.toMatch(/<(img|b)\b/);
    expect(html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;> &amp;");
  });

  it.each([
    ["no front matter", "text", /must begin with title and about/],
    [
      "an unknown word of the page",
      "---\ntitle: T\nabout: A\n---\n{train.nothing}",
      /no text train\.nothing/,
    ],
    ["a picture", "---\ntitle: T\nabout: A\n---\n![x](y.png)", /has no place in a lesson/],
    [
      "a link that runs code",
      "---\ntitle: T\nabout: A\n---\n[x](data.html)",
      /neither https: nor relative/,
    ],
    ["a task without an end", "---\ntitle: T\nabout: A\n---\n::: task one\nText", /does not end/],
    [
      "a hint outside a task",
      "---\ntitle: T\nabout: A\n---\n::: hint\nText\n:::",
      /stands where it cannot/,
    ],
    ["more front matter", "---\ntitle: T\nabout: A\norder: 3\n---\n", /and nothing else/],
  ])("is refused with %s", (_, text, why) => {
    expect(() => compileText(text, "x.md", () => undefined)).toThrow(why);
  });
});

describe("checks", () => {
  const run = (/** @type {any} */ more = {}) =>
    factsOf(
      /** @type {any} */ ({
        ...{ id: "1", at: 1, epoch: [0, 1, 2], seconds: 1, stopReason: "completed" },
        history: { loss: [3, 1, 2], val_loss: [2, null, 4] },
        evaluation: { accuracy: 0.8 },
        experiment: {
          minibatch: 1,
          preparation: [
            { class_name: "SMOTE", config: {}, enabled: false },
            { class_name: "MinMaxScaler", config: {} },
          ],
          model: {
            class_name: "Sequential",
            config: {
              layers: [
                { class_name: "Dense", config: { units: 4, activation: "relu" } },
                { class_name: "Dense", config: { units: 1 } },
              ],
            },
          },
          compile: { optimizer: "adam" },
          fit: { batch_size: 32, callbacks: [{ class_name: "EarlyStopping", config: {} }] },
        },
        ...more,
      }),
      25,
    );

  it.each([
    [{ of: "parameters", below: 26 }, true],
    [{ of: "parameters", below: 25 }, false],
    [{ of: "first.loss", is: 3 }, true],
    [{ of: "last.loss", above: { own: "least.loss", times: 1.9 } }, true],
    [{ of: "last.loss", above: { own: "least.loss", times: 2 } }, false],
    [{ of: "test.accuracy", atLeast: 0.8 }, true],
    [{ of: "test.recall", below: 1 }, false],
    [{ of: "experiment.fit.class_weight", is: null }, true],
    [{ of: "experiment.fit.batch_size", isNot: 32 }, false],
    [{ of: "layers.length", is: 2 }, true],
    [{ of: "units", has: 4 }, true],
    [{ of: "activations", lacks: "sigmoid" }, true],
    [{ of: "steps", has: "SMOTE" }, false],
    [{ of: "steps", has: "MinMaxScaler" }, true],
    [{ of: "callbacks", has: "EarlyStopping" }, true],
    [{ of: "optimizer", is: "adam" }, true],
    [{ of: "epochs", atMost: 3 }, true],
  ])("%j is %s", (condition, expected) => {
    expect(holds(/** @type {any} */ (condition), run())).toBe(expected);
  });

  it("compare two different runs", () => {
    const better = run({ evaluation: { accuracy: 0.9 } });
    const check = {
      run: [{ of: "test.accuracy", above: { other: "test.accuracy", plus: 0.05 } }],
      other: [{ of: "parameters", is: 25 }],
    };
    expect(isDone(check, { runs: [better], page: {} })).toBe(false);
    expect(isDone(check, { runs: [better, run()], page: {} })).toBe(true);
    expect(isDone(check, { runs: [run(), run()], page: {} })).toBe(false);
  });

  it("ask for what the page shows besides a run", () => {
    const check = { run: [{ of: "epochs", is: 3 }], page: [{ of: "tab", is: "test" }] };
    expect(isDone(check, { runs: [run()], page: { tab: "test" } })).toBe(true);
    expect(isDone(check, { runs: [run()], page: { tab: "curves" } })).toBe(false);
    expect(isDone(check, { runs: [], page: { tab: "test" } })).toBe(false);
  });

  it.each([
    [400, 0, "400", true],
    [196672, 0, "196,672", true],
    [0.0039, 0.0001, "0.00390625", true],
    [0.0039, 0.0001, "0.0041", false],
    [0, 0, "", false],
    [1, 0, "one", false],
    [["softmax"], 0, " Softmax ", true],
  ])("take for the answer %j ± %d %j: %s", (answer, within, typed, expected) => {
    const check = /** @type {any} */ ({ answer, within });
    expect(isDone(check, { runs: [], page: {}, answer: typed })).toBe(expected);
  });

  it("are all in the schema", () => {
    const { of: _, ...compared } = schema.definitions.condition.properties;
    expect(Object.keys(compared)).toEqual(comparisonNames);
  });
});
