// Messages: places for values, plural forms, messages in messages, Korean particles.

import { MinibatchError, renderMessage } from "minibatch";
import { ko } from "minibatch/ko";
import { describe, expect, it } from "vitest";
import { ending } from "../../wasm/messages/particles.js";

/** @type {import("minibatch").Texts} */
const table = {
  language: "en",
  texts: {
    rows: { one: "{count} row", other: "{count} rows" },
    in: 'Column "{name}": {message}',
    known: "Known: {names}.",
    added: '"{name}"{:을} 추가했습니다.',
    picked: "{name:으로} 바꿨습니다. {name:이} 맞습니다.",
  },
};

/** @param {string} id @param {import("minibatch").Message["values"]} values */
const shown = (id, values) => renderMessage({ id, values }, table);

describe("renderMessage()", () => {
  it("fills in values", () => {
    expect(shown("known", { names: ["a", 1, true] })).toBe("Known: a, 1, true.");
    expect(shown("rows", { count: 1 })).toBe("1 row");
    expect(shown("rows", { count: 2 })).toBe("2 rows");
    expect(shown("in", { name: "x", message: { id: "rows", values: { count: 0 } } })).toBe(
      'Column "x": 0 rows',
    );
  });

  it("does not look for places in values", () => {
    expect(shown("in", { name: "{message}", message: "ok" })).toBe('Column "{message}": ok');
  });

  it("writes numbers as it is told", () => {
    expect(renderMessage({ id: "rows", values: { count: 1e4 } }, table, (n) => `~${n}`)).toBe(
      "~10000 rows",
    );
  });

  it("falls back to English, then to id and values", () => {
    const values = { url: "x", names: ["a", "b"] };
    expect(shown("core.not-fetched", values)).toBe("The core could not be fetched from x.");
    expect(shown("no.such", values)).toBe("no.such (url: x, names: a, b)");
    // What the engine says has its sentence with it.
    expect(renderMessage({ id: "no.such", values, message: "It is so." })).toBe("It is so.");
    expect(shown("constructor", {})).toBe("constructor");
    expect(shown("known", {})).toBe("Known: {names}.");
  });

  it("chooses Korean particles by the end of the value", () => {
    expect(shown("added", { name: "층" })).toBe('"층"을 추가했습니다.');
    expect(shown("added", { name: "나무" })).toBe('"나무"를 추가했습니다.');
    expect(shown("picked", { name: "서울" })).toBe("서울로 바꿨습니다. 서울이 맞습니다.");
    expect(shown("picked", { name: "값" })).toBe("값으로 바꿨습니다. 값이 맞습니다.");
    expect(shown("picked", { name: 3 })).toBe("3으로 바꿨습니다. 3이 맞습니다.");
  });
});

describe("the end of a word as Korean speakers say it", () => {
  const words = {
    vowel: [
      "Dense",
      "softmax",
      "iris.csv",
      "batch_size",
      "MaxPooling2D",
      "GRU",
      "2",
      "4",
      "5",
      "9",
    ].concat(["0.25", "(None, 2)", "데이터", "RepeatVector", "Concatenate", "12%", "", "test"]),
    consonant: [
      "Adam",
      "Flatten",
      "Dropout",
      "Embedding",
      "LSTM",
      "input",
      "CNN",
      "SimpleRNN",
      "target",
      "step",
      "group",
    ].concat(["0", "10", "1000", "3", "6", "(batch, 10)", "옷", '"Lion"', "data.zip"]),
    ㄹ: ["kernel", "1", "7", "28", "열", "label", "table", "HTML", "RL", "[2, 8]"],
  };
  for (const [sound, list] of Object.entries(words)) {
    it.each(list)(`%j ends with: ${sound}`, (word) => expect(ending(word)).toBe(sound));
  }
});

describe("an error", () => {
  it("has an English message, and a Korean one by its id and values", () => {
    const error = new MinibatchError("load-failed", {
      id: "core.not-fetched",
      values: { url: "odd" },
    });
    expect(error.message).toBe("The core could not be fetched from odd.");
    expect(renderMessage(error, ko)).toBe("odd에서 코어를 불러오지 못했습니다.");
  });
});
