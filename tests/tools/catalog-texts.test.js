// The texts of the catalogue are found in the sources of the core by their numbers.

import { describe, expect, it } from "vitest";
import { literalsOf, numberOf, textsIn } from "../../tools/catalog-texts.mjs";
import { withTexts } from "../../tools/generate-catalog.mjs";

describe("the string literals of a source", () => {
  it("are one where they stand side by side, with comments or without", () => {
    const source = '.doc = "Number of "\n  "units, " /* and */ "no " // more\n"less.", "other"';
    expect(literalsOf(source)).toEqual(["Number of units, no less.", "other"]);
  });

  it("are not what comments, characters and numbers have quotes in", () => {
    const source = `// "a"\n/* "b"\n"c" */ char q = '"', e = '\\''; int n = 1'000'000; f("d", '\\\\', "e");`;
    expect(literalsOf(source)).toEqual(["d", "e"]);
  });

  it("are what their escapes stand for, but raw ones", () => {
    expect(literalsOf(String.raw`"a \"b\"\ny = x \\ \u00d7 ×"`)).toEqual(['a "b"\ny = x \\ × ×']);
    expect(literalsOf(String.raw`R"(a "b"\n)" R"x(c)"d)x"`)).toEqual([String.raw`a "b"\nc)"d`]);
  });
});

describe("the number of a text", () => {
  it("is FNV-1a of its bytes", () => {
    // From the specification's test vectors.
    expect(numberOf("")).toBe(0x811c9dc5);
    expect(numberOf("a")).toBe(0xe40c292c);
    expect(numberOf("foobar")).toBe(0xbf9cf968);
  });

  it("finds the text", () => {
    const textOf = textsIn(['f("a")', 'g("b", "a")']);
    expect(textOf(numberOf("a"))).toBe("a");
    expect(() => textOf(numberOf("c"))).toThrow("No source of the core has a text of the number");
  });

  it("says so where two texts have it", () => {
    // A known collision.
    expect(numberOf("costarring")).toBe(numberOf("liquid"));
    const textOf = textsIn(['f("costarring")', 'g("liquid")']);
    expect(() => textOf(numberOf("liquid"))).toThrow("Two texts have the number 1582148253: ");
  });
});

it("puts the sentence of an entry and its formula where their number was", () => {
  const entry = (/** @type {string} */ doc, /** @type {string} */ argument) => ({
    kind: /** @type {const} */ ("layer"),
    class_name: "Dense",
    js_name: "dense",
    identifiers: [],
    doc: numberOf(doc),
    arguments: [
      {
        name: "units",
        type: /** @type {const} */ ("integer"),
        doc: numberOf(argument),
        required: true,
        nullable: false,
      },
    ],
  });
  const texts = ["A layer.\ny = x", "Another.", "The units."];
  const { entries } = withTexts(
    {
      entries: [entry(texts[0], texts[2]), entry(texts[1], texts[2])],
      keys: { object: [], layer: [], model: [], model_config: [] },
      max_layers: 1,
    },
    textsIn(texts.map((text) => JSON.stringify(text))),
  );
  expect(entries[0]).toMatchObject({ doc: "A layer.", formula: "y = x" });
  expect(entries[0].arguments[0].doc).toBe("The units.");
  expect(entries[1].doc).toBe("Another.");
  expect(entries[1]).not.toHaveProperty("formula");
});
